export { applyProposals } from './apply'
export type { Profile } from './profile'
export { compareProfiles, readProfile, writeProfile } from './profile'
export { proposeFromFile } from './propose'

import type { Dossier } from '../../domain/dossier'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { Result } from '../../domain/result'
import { fail, ok } from '../../domain/result'
import { readFec } from '../../formats'
import { checkSize } from '../files'
import { accountProposals, widthProposal } from './accounts'
import { readChart } from './chart'
import { Habits } from './habits'
import { journalProposals } from './journals'
import { partyProposals } from './parties'
import type { SettingProposal } from './proposal'
import { productProposals, specialProposals, vatProposals } from './schemes'

/** A year of a million lines is 150 MB; the reader keeps no line. */
export const LARGEST_BOOKS = 400 * 1024 * 1024

/**
 * What last year's FEC, or a chart of accounts as a table, proposes to a dossier: journals with their kind, accounts,
 * third parties' accounts by name, product accounts and VAT accounts by rate (inferred: base × rate = VAT), each with an
 * example and how many lines speak for it, the surest first within a kind. Nothing is changed; see `applyProposals`.
 */
export async function proposeFromFile(
  bytes: Uint8Array,
  name: string,
  dossier: Dossier,
): Promise<Result<readonly SettingProposal[], IntakeProblem>> {
  const refused = checkSize({ name, blob: { size: bytes.length } }, LARGEST_BOOKS)
  if (refused) return fail(refused)
  const habits = new Habits()
  // The name is the administration's business: a FEC is one by its columns here.
  const fec = readFec(bytes, name, { profile: 'batch' }, (line) => habits.add(line))
  habits.finish()
  if (fec.shape !== null && fec.lines > 0) return ok(fromHabits(habits, dossier))
  const chart = await readChart(bytes, name)
  if (!chart.ok) return chart
  const accounts = new Map(
    chart.value.map(({ number, label, line }) => [
      number,
      { label, example: `${number} ${label} (${line})`, lines: 1 },
    ]),
  )
  return ok([...widthProposal(accounts, dossier), ...accountProposals(accounts, dossier)])
}

function fromHabits(habits: Habits, dossier: Dossier): SettingProposal[] {
  return [
    ...widthProposal(habits.accounts, dossier),
    ...journalProposals(habits, dossier),
    ...specialProposals(habits, dossier),
    ...productProposals(habits, dossier),
    ...vatProposals(habits, dossier),
    ...accountProposals(habits.accounts, dossier),
    ...partyProposals(habits),
  ]
}

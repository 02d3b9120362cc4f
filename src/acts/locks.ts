import type { DossierId } from '../domain/dossier'
import { isLongEnough, LEAST_PASSPHRASE } from '../domain/passphrase'
import type { Problem } from '../domain/problem'
import { fail, ok } from '../domain/result'
import type { LockRow, Row } from '../storage'
import { DataKey, isSealed, openRow } from '../storage'
import type { LockSettings, LockState, Outcome } from './contract'
import type { Step } from './draft-run'
import { unwrapKey, wrapKey } from './passphrase'
import type { Ports } from './ports'
import { begin, finish } from './sealing-run'

const WRONG: Problem = { code: 'act.wrong-passphrase', level: 'blocking' }

/** What a passphrase wraps the key of a dossier for. */
export function purposeOf(id: DossierId): string {
  return `dossier ${id}`
}

/** Writers of the dossier wait while its rows are turned. */
function alone<T>(ports: Ports, id: DossierId, act: () => Promise<T>): Promise<T> {
  return ports.exclusive(`ecritoire:${id}`, act)
}

/** The lock of a dossier as the interface sees it; null: it has none. */
export async function lockState(ports: Ports, id: DossierId): Promise<LockState | null> {
  const lock = await ports.db.locks.get(id)
  return lock ? stateOf(ports, lock) : null
}

export function stateOf({ db }: Ports, { dossier, name, idle, state }: LockRow): LockState {
  return { name, idle, unlocked: db.keyring.of(dossier) !== undefined, unfinished: state === 'set' ? null : state }
}

function passphraseProblems(passphrase: string): Problem[] {
  return isLongEnough(passphrase) ? [] : [{ code: 'act.short-passphrase', level: 'blocking', least: LEAST_PASSPHRASE }]
}

/**
 * Locks a dossier with a passphrase: a new random key seals every row. Stopped, or refused by a full disk, the rows
 * that were sealed are opened again; killed, the next unlocking goes on with it.
 */
export async function setLock(
  ports: Ports,
  id: DossierId,
  passphrase: string,
  settings: LockSettings,
  step: Step,
): Promise<Outcome<void>> {
  const [problem] = passphraseProblems(passphrase)
  if (problem) return fail(problem)
  const { db } = ports
  const key = DataKey.random()
  const wrapped = await wrapKey(key, passphrase, purposeOf(id))
  return alone(ports, id, async () => {
    if (await db.locks.get(id)) return fail({ code: 'act.locked-already', level: 'blocking' })
    const row = await db.dossiers.get(id)
    if (!row) throw new Error(`no dossier ${id}`)
    const { demonstration } = row.dossier
    const lock: LockRow = { dossier: id, ...settings, demonstration, key: wrapped, state: 'setting' }
    db.keyring.give(id, key)
    try {
      await begin(ports, lock, key)
    } catch (cause) {
      db.keyring.forget(id)
      throw cause
    }
    ports.announce({ what: 'dossiers', dossier: id })
    try {
      await finish(ports, lock, key, step)
    } catch (cause) {
      await undo(ports, { ...lock, state: 'removing' }, key)
      throw cause
    }
    ports.announce({ what: 'dossiers', dossier: id })
    return ok(undefined)
  })
}

/** A stop cannot stop the way back. */
const quiet = async () => {}

/** Goes the other way after a stop or a failure. Should that fail too, the lock says what is left to do. */
async function undo(ports: Ports, lock: LockRow, key: DataKey): Promise<void> {
  await begin(ports, lock, key)
  await finish(ports, lock, key, quiet)
  if (lock.state === 'removing') ports.db.keyring.forget(lock.dossier)
  ports.announce({ what: 'dossiers', dossier: lock.dossier })
}

/** Unlocks a dossier in this tab, and goes on with what was cut when its lock was set or removed. */
export async function unlock(ports: Ports, id: DossierId, passphrase: string, step: Step): Promise<Outcome<void>> {
  const { db } = ports
  const lock = await db.locks.get(id)
  if (!lock) return ok(undefined)
  const key = await unwrapKey(lock.key, passphrase, purposeOf(id))
  if (!key) return fail(WRONG)
  const row: Row | undefined = await db.raw.table('dossiers').get(id)
  // Opened here, where the key is known to be the right one: another key would be taken for another lock.
  if (row && isSealed(row)) openRow('dossiers', row, key)
  db.keyring.give(id, key)
  // The dossier's row says whether what is written from now on is sealed.
  await db.dossiers.get(id)
  if (lock.state !== 'set') {
    await alone(ports, id, async () => {
      const now = await db.locks.get(id)
      if (now && now.state !== 'set') await finish(ports, now, key, step)
      if (now?.state === 'removing') db.keyring.forget(id)
    })
  }
  ports.announce({ what: 'dossiers', dossier: id })
  return ok(undefined)
}

/** Changes the passphrase: the same key is wrapped anew, no row is written. */
export async function changePassphrase(
  ports: Ports,
  id: DossierId,
  passphrase: string,
  next: string,
): Promise<Outcome<void>> {
  const [problem] = passphraseProblems(next)
  if (problem) return fail(problem)
  return alone(ports, id, async () => {
    const { db } = ports
    const lock = await db.locks.get(id)
    const key = lock && (await unwrapKey(lock.key, passphrase, purposeOf(id)))
    if (!lock || !key) return fail(WRONG)
    await db.locks.put({ ...lock, key: await wrapKey(key, next, purposeOf(id)) })
    key.erase()
    return ok(undefined)
  })
}

/** Changes the name that is shown and the idle time. */
export async function changeLock(ports: Ports, id: DossierId, settings: LockSettings): Promise<void> {
  await alone(ports, id, async () => {
    const lock = await ports.db.locks.get(id)
    if (lock) await ports.db.locks.put({ ...lock, ...settings })
  })
  ports.announce({ what: 'dossiers', dossier: id })
}

/** Removes the lock: every row is opened. Stopped, the rows are sealed again; killed, the next unlocking goes on. */
export async function removeLock(ports: Ports, id: DossierId, passphrase: string, step: Step): Promise<Outcome<void>> {
  const { db } = ports
  return alone(ports, id, async () => {
    const lock = await db.locks.get(id)
    const key = lock && (await unwrapKey(lock.key, passphrase, purposeOf(id)))
    if (!lock || !key) return fail(WRONG)
    db.keyring.give(id, key, true)
    const removing: LockRow = { ...lock, state: 'removing' }
    await begin(ports, removing, key)
    try {
      await finish(ports, removing, key, step)
    } catch (cause) {
      await undo(ports, { ...lock, state: 'setting' }, key)
      throw cause
    }
    db.keyring.forget(id)
    ports.announce({ what: 'dossiers', dossier: id })
    return ok(undefined)
  })
}

import { expect, it } from 'vitest'
import { DOSSIER } from '../../tests/formats/dossier'
import { write } from '../../tests/formats/writing'
import type { FormatId } from '../domain/dossier'
import { formatInfos, formatOf, optionsOf } from '.'
import { badOptions, lostFields } from './lost'

const shapeOf = (id: string, chosen: Record<string, string> = {}) => {
  const format = formatOf(id as FormatId)
  return format.shape(optionsOf(format, chosen))
}

it('names what a file has no place for, and what an option saves is not lost for good', () => {
  expect(lostFields(shapeOf('cegid-tra'))).toContain('letter')
  expect(lostFields(shapeOf('ebp'))).toContain('paymentMode')
  expect(lostFields(shapeOf('ebp', { last: 'vat' }))).not.toContain('paymentMode')
  const ebp = formatInfos().find(({ id }) => id === 'ebp')
  expect(ebp?.lost).not.toContain('paymentMode')
  expect(ebp?.companions).toEqual(['COMPTES.TXT'])
})

it('tells only what the entries have', () => {
  const lost = (entries: typeof DOSSIER) =>
    write('fec', {}, entries).problems.flatMap((each) => (each.code === 'format.lost' ? each.fields : []))
  const plain = DOSSIER.filter(({ entry }) => entry.lines.every(({ dueDate, paymentMode }) => !dueDate && !paymentMode))
  expect(lost(plain)).not.toContain('dueDate')
  expect(lost(DOSSIER)).toEqual(['dueDate', 'paymentMode', 'analytic', 'attachment'])
})

it('refuses a typed option that the format does not take', () => {
  const isacompta = formatOf('isacompta' as FormatId)
  expect(badOptions(isacompta, { dossier: '0042' })).toEqual([])
  expect(badOptions(isacompta, { dossier: 'pas un numéro' }).map(({ id }) => id)).toEqual(['dossier'])
})

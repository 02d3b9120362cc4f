import { expect, test } from 'vitest'
import { readFile } from '../../src/intake/files'
import { en } from '../../src/ui/texts/problems/intake.en'
import { fr } from '../../src/ui/texts/problems/intake.fr'
import { en as warningsEn } from '../../src/ui/texts/problems/reading-warnings.en'
import { fr as warningsFr } from '../../src/ui/texts/problems/reading-warnings.fr'
import { BUYER } from './invoice-xml'

/** A plain or missing space where French typography wants a narrow no-break one. */
const UNSPACED = /[^\u202f][;:!?»]|«[^\u202f]/

test('a refused file is named in both languages, with French spacing', async () => {
  const bytes = new TextEncoder().encode('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>')
  const [problem] = (await readFile({ name: 'commande.xml', bytes }, BUYER)).problems
  if (problem?.code !== 'intake.not-for-the-books') throw new Error('not counted')
  expect(fr[problem.code](problem)).toEqual({
    what: '«\u202fcommande.xml\u202f» n’entre pas en comptabilité.',
    why: 'C’est un document d’un autre genre\u202f: commande.',
    remedy: 'Rien à faire\u202f: il est compté, et n’est pas repris.',
  })
  expect(en[problem.code](problem).why).toBe('It is a document of another kind: order.')
})

test('every code has words in both languages', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort())
  expect(Object.keys(warningsEn).sort()).toEqual(Object.keys(warningsFr).sort())
})

test('warnings keep French spacing', () => {
  for (const [code, words] of Object.entries(warningsFr))
    expect([code, words('x')]).not.toEqual([code, expect.stringMatching(UNSPACED)])
})

import type { FecReading, FecSeverity, Fit, ReadSeverity } from '../../../formats'
import { FRENCH } from '../typography'

const { count } = FRENCH

/** Textes de la page « Examiner un fichier ». */
export const examine = {
  title: 'Examiner un fichier',
  lead: 'FEC et fichiers d’écritures de tout logiciel. Rien n’entre dans le dossier.',
  drop: 'Déposez ici un FEC ou un fichier d’écritures',
  choose: 'Choisir un fichier',
  chooseOther: 'Examiner un autre fichier',
  kinds:
    'FEC, Quadratus, EBP, ACD, Coala, Ciel, Sage, Cegid… tous les formats qu’Écritoire écrit, et un ZIP d’entre eux.',
  reading: (name: string) => `Lecture de ${name}…`,
  format: 'Format',
  candidates: 'Lu comme',
  fits: { sure: 'reconnu', likely: 'vraisemblable', possible: 'possible' } satisfies Record<Fit, string>,
  otherFormat: 'Un autre format…',
  part: 'Fichier de l’archive',
  options: 'Options de lecture',
  facts: {
    size: 'Taille',
    charset: 'Jeu de caractères',
    lineEnd: 'Fins de ligne',
    entries: 'Écritures',
    lines: 'Lignes d’écriture',
    period: 'Période',
    debit: 'Débit',
    credit: 'Crédit',
  },
  bytes: (size: number) => `${count(size)} octets`,
  lineEnds: { crlf: 'CR LF', lf: 'LF', cr: 'CR', none: 'une seule ligne' },
  fromTo: (from: string, to: string) => `${from} – ${to}`,
  noDate: 'aucune date',
  balanced: 'équilibré',
  unbalanced: (gap: string) => `écart ${gap}`,
  verdicts: {
    conformant: 'L’outil de contrôle de l’administration dirait ce fichier conforme.',
    'not-conformant': 'L’outil de contrôle de l’administration dirait ce fichier non conforme.',
    refused: 'L’outil de contrôle de l’administration refuserait de lire ce fichier.',
  } satisfies Record<FecReading['verdict'], string>,
  findings: (value: number) => (value === 0 ? 'Anomalies' : `Anomalies (${count(value)})`),
  noFinding: 'Aucune anomalie : le fichier suit le format.',
  severities: {
    blocking: 'non conforme',
    alert: 'alerte',
    error: 'erreur',
    warning: 'avertissement',
    information: 'information',
  } satisfies Record<FecSeverity | ReadSeverity, string>,
  times: (value: number) => (value === 1 ? '1 fois' : `${count(value)} fois`),
  places: (shown: number, all: number) =>
    shown < all ? `Les ${count(shown)} premières lignes` : shown === 1 ? 'La ligne' : `Les ${count(shown)} lignes`,
  columns: { line: 'Ligne', field: 'Champ', value: 'Valeur lue' },
  wholeFile: 'fichier',
  entryTitle: (journal: string, number: string) => [journal, number].filter((part) => part !== '').join(' '),
  noPiece: 'sans pièce',
  noEntries: 'Aucune écriture n’a été lue.',
  lineOf: (line: number) => `ligne ${count(line)}`,
  letter: (code: string) => `lettre ${code}`,
  accountsCut: (shown: number, all: number) => `Les ${count(shown)} premiers comptes sur ${count(all)}.`,
  found: (name: string, format: string) =>
    `« ${name} » est un fichier d’écritures (${format}), pas un tableau de pièces.`,
  examineIt: 'L’examiner',
  asTable: 'Le lire comme un tableau',
}

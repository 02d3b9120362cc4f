import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import type { DocumentRow, ExportRow } from '../acts/contract'
import type { DossierId } from '../domain/dossier'
import { Combobox } from './components/combobox'
import { Dialog } from './components/dialog'
import { useEngine } from './engine'
import { documentPath } from './pages/documents/address'
import { period } from './pages/exports/words'
import { isolated, t, typo } from './texts'

/** Most documents offered; the last choice opens the whole list. */
const MOST = 8

type Found =
  | { readonly what: 'document'; readonly row: DocumentRow }
  | { readonly what: 'export'; readonly row: ExportRow }
  | { readonly what: 'page'; readonly name: string; readonly path: string }

/** Finds documents by number, party or label, exports by number, and pages by name, from anywhere in a dossier. */
export default function SearchDialog(props: { readonly dossier: DossierId; readonly onClose: () => void }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const [typed, setTyped] = createSignal('')
  const words = () => t().shell.search
  const listPath = (text: string) => `/${props.dossier}/pieces?q=${encodeURIComponent(text)}`

  const suggest = async (text: string): Promise<readonly Found[]> => {
    const wanted = text.trim().toLowerCase()
    if (wanted === '') return []
    const query = {
      dossier: props.dossier,
      search: wanted,
      kinds: [],
      direction: null,
      states: [],
      from: null,
      to: null,
      journal: null,
      sort: 'date-desc' as const,
    }
    const [page, exports] = await Promise.all([engine.documents(query, 0, MOST), engine.exports(props.dossier)])
    const pages = (
      [
        ['exports', 'exports'],
        ['documents', 'pieces'],
        ['import', 'importer'],
        ['examine', 'examiner'],
        ['settings', 'parametrage'],
        ['backup', 'sauvegarde'],
      ] as const
    ).map(([name, path]) => ({ what: 'page' as const, name: t().shell[name], path: `/${props.dossier}/${path}` }))
    const all = { what: 'page' as const, name: words().all(typo().count(page.total)), path: listPath(text) }
    return [
      ...page.rows.map((row) => ({ what: 'document' as const, row })),
      ...exports
        .filter(({ made }) => String(made.number) === wanted || made.file.name.toLowerCase().includes(wanted))
        .slice(0, MOST)
        .map((row) => ({ what: 'export' as const, row })),
      ...pages.filter((each) => each.name.toLowerCase().includes(wanted)),
      ...(page.total > page.rows.length ? [all] : []),
    ]
  }
  const name = (found: Found) =>
    found.what === 'document'
      ? found.row.number
      : found.what === 'export'
        ? t().exports.exportTitle(found.row.made.number)
        : found.name
  const detail = (found: Found) =>
    found.what === 'document'
      ? `${isolated(found.row.party)} · ${typo().date(found.row.date)} · ${typo().money(found.row.gross, found.row.currency)}`
      : found.what === 'export'
        ? `${found.row.made.formatLabel} · ${period(found.row.made)}`
        : ''
  const go = (path: string) => {
    props.onClose()
    navigate(path)
  }
  const pick = (found: Found) =>
    go(
      found.what === 'document'
        ? documentPath(props.dossier, found.row.key)
        : found.what === 'export'
          ? `/${props.dossier}/exports/${found.row.made.id}`
          : found.path,
    )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (typed().trim() !== '') go(listPath(typed().trim()))
  }
  return (
    <Dialog open title={words().title} onClose={() => props.onClose()}>
      <form class="finder-form" onSubmit={submit}>
        <Combobox
          label={words().label}
          hint={words().hint}
          value={typed()}
          onInput={setTyped}
          suggest={suggest}
          name={name}
          detail={detail}
          onPick={pick}
        />
      </form>
    </Dialog>
  )
}

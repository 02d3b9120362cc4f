import { createResource, For } from 'solid-js'
import type { Engine, IncomingFile } from '../../../acts/contract'
import type { DossierId, FormatId } from '../../../domain/dossier'
import { useEngine } from '../../engine'
import { t } from '../../texts'

/** A file that bears the marks of an accounting format: it holds entries, no documents. */
export interface EntryFile {
  readonly file: IncomingFile
  readonly format: FormatId
}

/** Tells files of entries from tables of documents, by what they hold. */
export async function sorted(
  engine: Engine,
  dossier: DossierId,
  files: readonly IncomingFile[],
): Promise<{ readonly tables: readonly IncomingFile[]; readonly entries: readonly EntryFile[] }> {
  const tables: IncomingFile[] = []
  const entries: EntryFile[] = []
  for (const file of files) {
    const [first] = await engine.recognise(dossier, file)
    if (first?.fit === 'sure') entries.push({ file, format: first.format })
    else tables.push(file)
  }
  return { tables, entries }
}

/** Files of entries among what was dropped: each can be examined, or read as a table after all. */
export function EntryFiles(props: {
  readonly dossier: DossierId
  readonly files: readonly EntryFile[]
  readonly onExamine: (file: EntryFile) => void
  readonly onTable: (file: EntryFile) => void
}) {
  const engine = useEngine()
  const [formats] = createResource(
    () => props.dossier,
    (id) => engine.formats(id),
  )
  const label = (id: FormatId) => formats.latest?.find((each) => each.id === id)?.label ?? id
  return (
    <For each={props.files}>
      {(each) => (
        <div class="note info">
          <span>{t().examine.found(each.file.name, label(each.format))}</span>
          <button type="button" onClick={() => props.onExamine(each)}>
            {t().examine.examineIt}
          </button>
          <button type="button" class="quiet" onClick={() => props.onTable(each)}>
            {t().examine.asTable}
          </button>
        </div>
      )}
    </For>
  )
}

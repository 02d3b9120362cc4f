/** A button that opens the file chooser; the same file may be chosen again. */
export function FileChoice(props: {
  readonly label: string
  readonly accept: string
  readonly primary?: boolean
  readonly onChoose: (file: File) => void
}) {
  let input: HTMLInputElement | undefined
  return (
    <>
      <input
        type="file"
        ref={input}
        tabIndex={-1}
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) props.onChoose(file)
        }}
      />
      <button type="button" classList={{ primary: props.primary === true }} onClick={() => input?.click()}>
        {props.label}
      </button>
    </>
  )
}

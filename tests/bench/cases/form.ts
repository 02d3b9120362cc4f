import type { Page } from '@playwright/test'

/** Fills the form of a new export. */
export async function fillForm(page: Page, from: string, to: string): Promise<void> {
  const typed = (day: string) => day.split('-').reverse().join('/')
  await page.getByLabel('Du', { exact: true }).fill(typed(from))
  await page.getByLabel('Au', { exact: true }).fill(typed(to))
}

/** Presses the button with this name and waits, in the page, until the progress bar that it brings has gone. */
export function pressAndWait(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((done, failed) => {
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(wanted))
        if (!button) return failed(new Error(`no button ${wanted}`))
        const start = performance.now()
        button.click()
        const look = () => {
          if (document.querySelector('.progress')) requestAnimationFrame(look)
          else done(performance.now() - start)
        }
        requestAnimationFrame(look)
      }),
    name,
  )
}

import { SignInNeeded, StandInGone } from './api.js'
import { element, setText } from './elements.js'

const main = () => element('phones', HTMLElement)
const banner = () => element('problem', HTMLElement)

/** The banner over the page, and the form that asks for the password. */
export function createProblems() {
  let shown: unknown
  const show = (words: string) => {
    setText(element('problem-text', HTMLParagraphElement), words)
    banner().hidden = false
  }
  const showError = (error: unknown) => {
    shown = error
    if (error instanceof SignInNeeded) {
      showSignIn(show)
      return
    }
    const isGone = error instanceof StandInGone
    main().classList.toggle('unreachable', isGone)
    element('reload', HTMLButtonElement).hidden = !isGone
    show(error instanceof Error ? error.message : String(error))
  }
  const clear = () => {
    shown = undefined
    banner().hidden = true
    main().classList.remove('unreachable')
  }
  return {
    showError,
    /** The stand-in answers: what else went wrong stays in sight. */
    isBack(): void {
      if (shown instanceof StandInGone) clear()
    },
    /** Does something that may fail; a failure is shown until the next success. */
    async attempt(act: () => Promise<unknown>): Promise<boolean> {
      try {
        await act()
        clear()
        return true
      } catch (error) {
        showError(error)
        return false
      }
    },
  }
}

/** The first time it is a plain question; after that the password was wrong. */
function showSignIn(show: (words: string) => void): void {
  const form = element('sign-in', HTMLFormElement)
  if (!form.hidden) show('That password is not this stand-in’s.')
  form.hidden = false
  main().hidden = true
  element('loading', HTMLElement).hidden = true
  element('password', HTMLInputElement).focus()
}

import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { call, SignInNeeded, signIn } from './api.js'
import { drawConversation } from './conversation.js'
import { element } from './elements.js'
import { createPeopleList } from './people.js'

const retryMs = 1_000
/** Under a storm of messages the page draws no more often than this. */
const calmMs = 100
const problem = element('problem', HTMLParagraphElement)
const form = (id: string) => element(id, HTMLFormElement)
const main = element('phones', HTMLElement)
const list = createPeopleList(person => {
  open = person.contact
  void attempt(async () => void (await refresh()))
})
let people: PhoneSummary[] = []
let open: string | undefined
let drawn: string | undefined

/** Does something that may fail; a failure is shown until the next success. */
async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act()
    problem.hidden = true
    return true
  } catch (error) {
    const signedOut = error instanceof SignInNeeded
    form('sign-in').hidden = !signedOut
    main.hidden = signedOut
    problem.textContent = error instanceof Error ? error.message : String(error)
    problem.hidden = false
    return false
  }
}

async function refresh(): Promise<number> {
  const [{ phones, change }, state] = await Promise.all([call('phones', {}), call('state', {})])
  people = phones
  const linked = state.pages.some(page => page.account)
  const waiting = state.pages.some(page => page.qr)
  const words = linked ? 'The shop is linked.' : 'Nobody is linked, and no QR code is shown yet.'
  element('link-state', HTMLParagraphElement).textContent = waiting ? 'The shop shows a QR code.' : words
  element('scan', HTMLButtonElement).hidden = !waiting
  form('sign-in').hidden = true
  main.hidden = false
  list.draw(people, open)
  await refreshConversation()
  return change
}

async function refreshConversation(): Promise<void> {
  const person = people.find(each => each.contact === open)
  main.classList.toggle('talking', person !== undefined)
  element('conversation', HTMLElement).hidden = person === undefined
  if (!person?.chats[0]) return
  const { messages } = await call('history', { chat: person.chats[0] })
  drawConversation(person, messages, drawn !== open)
  drawn = open
}

/** Draws anew at each change, for as long as the page is open. */
async function follow(): Promise<void> {
  for (;;) {
    let change = 0
    const drew = await attempt(async () => {
      change = await refresh()
    })
    if (!form('sign-in').hidden) return
    const waited = drew && (await attempt(async () => void (await call('waitForChange', { after: change }))))
    await new Promise(resolve => setTimeout(resolve, waited ? calmMs : retryMs))
  }
}

function onSubmit(id: string, act: () => Promise<unknown>): void {
  form(id).addEventListener('submit', event => {
    event.preventDefault()
    void attempt(async () => void (await act()))
  })
}

const text = element('text', HTMLTextAreaElement)
onSubmit('composer', async () => {
  const person = people.find(each => each.contact === open)
  const body = text.value.trim()
  if (!person || !body) return
  await call('inject', { from: person.person, text: body })
  text.value = ''
})
text.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form('composer').requestSubmit()
})

const newName = element('new-name', HTMLInputElement)
onSubmit('new-customer', async () => {
  const phone = `1555${Math.floor(1_000_000 + Math.random() * 9_000_000)}`
  const { contact } = await call('putContact', { phone, name: newName.value.trim() })
  newName.value = ''
  open = contact
  await refresh()
  text.focus()
})

onSubmit('sign-in', async () => {
  const password = element('password', HTMLInputElement)
  await signIn(password.value)
  password.value = ''
  void follow()
})
element('scan', HTMLButtonElement).addEventListener('click', () => {
  void attempt(async () => void (await call('scan', { timeoutMs: 1_000 })))
})
element('back', HTMLButtonElement).addEventListener('click', () => {
  open = undefined
  drawn = undefined
  void attempt(async () => void (await refresh()))
})

const fromLink = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
if (fromLink) await attempt(() => signIn(fromLink))
void follow()

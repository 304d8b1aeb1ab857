import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { call, SignInNeeded, StandInGone, signIn } from './api.js'
import { element, make, makeButton, setText } from './elements.js'
import { createFollower, type Seen } from './follow.js'
import { createMemory } from './memory.js'
import { createMenu } from './menu.js'
import { avatar, nameOf, numberOf } from './names.js'
import { createPeopleList } from './people.js'
import { createStage } from './stage.js'
import { starters } from './suggestions.js'

const main = element('phones', HTMLElement)
const problem = element('problem', HTMLElement)
const problemText = element('problem-text', HTMLParagraphElement)
const announcer = element('announcer', HTMLParagraphElement)
const form = (id: string) => element(id, HTMLFormElement)
const memory = createMemory(sessionStorage)
let people: PhoneSummary[] = []

const unreadOf = (person: PhoneSummary) => memory.unreadOf(person.contact, person.fromShop)
const list = createPeopleList(person => void open(person.contact))
const stage = createStage(
  {
    memory,
    menu: createMenu(main),
    attempt,
    say: showProblem,
    announce: words => announcer.replaceChildren(words),
    nameOfId(id) {
      const person = people.find(({ contact, chats }) => contact === id || chats.includes(id))
      return person ? nameOf(person) : numberOf(id)
    },
    onRead: drawPeople,
  },
  () => follower.wake(),
)
const follower = createFollower({
  draw,
  onWell: () => hideProblem(StandInGone),
  onTrouble(error) {
    showError(error)
    return !(error instanceof SignInNeeded)
  },
})

async function draw({ people: now, shop, showsQr }: Seen): Promise<void> {
  people = now
  memory.startReading(people.map(each => [each.contact, each.fromShop]))
  const words = shop.online ? 'The shop is linked' : 'The shop is not linked yet'
  setText(element('link-state', HTMLElement), showsQr ? 'The shop shows a QR code' : words)
  element('link-state', HTMLElement).dataset.tone = shop.online ? 'well' : 'waiting'
  element('scan', HTMLButtonElement).hidden = !showsQr
  form('sign-in').hidden = true
  element('loading', HTMLElement).hidden = true
  main.hidden = false
  main.classList.toggle(
    'talking',
    stage.shown().some(each => now.some(({ contact }) => contact === each)),
  )
  main.classList.toggle('nobody', people.length === 0)
  drawStarters()
  await stage.draw(people, shop)
  drawPeople()
}

function drawPeople(): void {
  list.draw(people, stage.shown(), unreadOf)
  const unread = people.reduce((sum, person) => sum + unreadOf(person), 0)
  const title = "Customers' phones"
  document.title = unread > 0 ? `(${unread}) ${title}` : title
}

/** Suggested customers who aren't there yet: as chips above the list, and with their first words on the stage. */
function drawStarters(): void {
  const names = people.map(each => each.person.name)
  const left = starters.filter(({ name }) => !names.includes(name))
  const cards = element('starters', HTMLElement)
  const chips = element('suggested-names', HTMLElement)
  const signature = left.map(each => each.name).join()
  if (cards.dataset.signature === signature) return
  cards.dataset.signature = signature
  cards.replaceChildren(
    ...left.map(({ name, text }) => {
      const words = make(
        'span',
        'starter-words',
        make('b', '', make('bdi', '', name)),
        make('span', '', `“${text}”`),
      )
      const card = makeButton('starter', name, () => void add(name, text), avatar(name), words)
      card.removeAttribute('aria-label')
      return card
    }),
  )
  chips.replaceChildren(
    ...left.map(({ name }) => {
      const chip = makeButton('chip', name, () => void add(name))
      chip.setAttribute('aria-label', `Add ${name}`)
      return chip
    }),
  )
}

/** Adds a customer, opens the phone, and sends the first words if there are any. */
async function add(name: string, text?: string): Promise<boolean> {
  const phone = `1555${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`
  return attempt(async () => {
    const { contact } = await call('putContact', { phone, name })
    if (text) await call('inject', { from: { phone }, text })
    await open(contact)
  })
}

/** Opens a phone and puts the cursor in its box, once it is drawn. */
async function open(contact: string): Promise<void> {
  stage.open(contact)
  for (let tries = 0; tries < 100 && !stage.phone(contact); tries += 1) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  stage.phone(contact)?.focus()
}

/** Does something that may fail; a failure is shown until the next success. */
async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    hideProblem()
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

let shown: unknown
function showError(error: unknown): void {
  shown = error
  if (error instanceof SignInNeeded) {
    showSignIn()
    return
  }
  const isGone = error instanceof StandInGone
  main.classList.toggle('unreachable', isGone)
  element('reload', HTMLButtonElement).hidden = !isGone
  setText(problemText, error instanceof Error ? error.message : String(error))
  problem.hidden = false
}

/** The first time it is a plain question; after that the password was wrong. */
function showSignIn(): void {
  const asked = !form('sign-in').hidden
  form('sign-in').hidden = false
  main.hidden = true
  element('loading', HTMLElement).hidden = true
  element('password', HTMLInputElement).focus()
  setText(problemText, 'That password is not this stand-in’s.')
  problem.hidden = !asked
}

function showProblem(words: string): void {
  showError(new Error(words))
}

/** `only`: leaves other problems in sight. */
function hideProblem(only?: typeof StandInGone): void {
  if (only && !(shown instanceof only)) return
  shown = undefined
  problem.hidden = true
  main.classList.remove('unreachable')
}

function onSubmit(id: string, act: () => Promise<unknown>): void {
  form(id).addEventListener('submit', event => {
    event.preventDefault()
    void attempt(act)
  })
}

const newName = element('new-name', HTMLInputElement)
form('new-customer').addEventListener('submit', event => {
  event.preventDefault()
  const name = newName.value.trim()
  if (!name) return
  void add(name).then(added => {
    if (added) newName.value = ''
  })
})
onSubmit('sign-in', async () => {
  const password = element('password', HTMLInputElement)
  await signIn(password.value)
  password.value = ''
  void follower.start()
})
element('scan', HTMLButtonElement).addEventListener('click', () => {
  void attempt(() => call('scan', { timeoutMs: 1_000 }))
})
element('reload', HTMLButtonElement).addEventListener('click', () => location.reload())
document.addEventListener('visibilitychange', () => stage.drawUnread())

const fromLink = location.hash.slice(1)
history.replaceState(null, '', location.pathname)
if (fromLink) await attempt(() => signIn(fromLink))
void follower.start()

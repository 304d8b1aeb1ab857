import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { call, SignInNeeded, signIn } from './api.js'
import { element, setText } from './elements.js'
import { createFollower, type Seen } from './follow.js'
import { createMemory } from './memory.js'
import { createMenu } from './menu.js'
import { nameOf, numberOf } from './names.js'
import { createPeopleList } from './people.js'
import { createProblems } from './problem.js'
import { createStage } from './stage.js'
import { createStarters } from './starters.js'

const main = element('phones', HTMLElement)
const announcer = element('announcer', HTMLParagraphElement)
const form = (id: string) => element(id, HTMLFormElement)
const memory = createMemory(sessionStorage)
const { attempt, ...problems } = createProblems()
let people: PhoneSummary[] = []

const unreadOf = (person: PhoneSummary) => memory.unreadOf(person.contact, person.fromShop)
const drawStarters = createStarters((name, text) => void add(name, text))
const list = createPeopleList(person => void open(person.contact))
const stage = createStage(
  {
    memory,
    menu: createMenu(main),
    attempt,
    say: words => problems.showError(new Error(words)),
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
  onWell: problems.isBack,
  onTrouble(error) {
    problems.showError(error)
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
  drawStarters(people.map(each => each.person.name))
  await stage.draw(people, shop)
  drawPeople()
}

function drawPeople(): void {
  list.draw(people, stage.shown(), unreadOf)
  const unread = people.reduce((sum, person) => sum + unreadOf(person), 0)
  const title = "Customers' phones"
  document.title = unread > 0 ? `(${unread}) ${title}` : title
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

const newName = element('new-name', HTMLInputElement)
form('new-customer').addEventListener('submit', event => {
  event.preventDefault()
  const name = newName.value.trim()
  if (!name) return
  void add(name).then(added => {
    if (added) newName.value = ''
  })
})
form('sign-in').addEventListener('submit', event => {
  event.preventDefault()
  const password = element('password', HTMLInputElement)
  void attempt(async () => {
    await signIn(password.value)
    password.value = ''
    void follower.start()
  })
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

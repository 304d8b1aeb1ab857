/*
 * A press is never lost: it is kept in this browser, sent, and said to be done, waiting or refused. While nothing can be
 * reached it waits, through reloads and a new sign-in too; a step says from where it was pressed, so a late one changes
 * nothing that somebody else has changed meanwhile. The page's other scripts hear of an answer as comanda:pressed.
 */
const toast = document.querySelector('[data-presses]')
const { business, member } = document.querySelector('[data-bar]').dataset
// whoever signs in next on a shared tablet presses nothing in another's name
const queueKey = `comanda-presses-${business}-${member}`
const toldKey = 'comanda-pressed'
const deadlineMs = 8_000
const againMs = 4_000
const shownMs = 10_000
/** a second tap of the same thumb is no second wish */
const tapMs = 700

function load() {
  try {
    return JSON.parse(localStorage.getItem(queueKey) ?? '[]')
  } catch {
    return []
  }
}

/** A browser that keeps nothing still sends what was pressed, as long as the page is open. */
let queue = load()
function keep(changed) {
  queue = changed
  try {
    localStorage.setItem(queueKey, JSON.stringify(queue))
  } catch {
    // said already
  }
}

const sameAs = form => press =>
  press.action === new URL(form.action).pathname && press.to === form.elements.to?.value

/** What waits looks so, wherever it stands. */
function mark() {
  for (const form of document.querySelectorAll('form[data-press]')) {
    const waits = queue.find(sameAs(form))
    form.toggleAttribute('data-waits', waits?.hasFailed === true)
    form.toggleAttribute('data-sending', waits !== undefined && !waits.hasFailed)
  }
}

let hiding

/** @param undo what takes it back: where to, and its step */
function show(tone, text, undo) {
  clearTimeout(hiding)
  toast.className = `presses presses--${tone}`
  const words = document.createElement('p')
  words.textContent = text
  toast.replaceChildren(words)
  const form = document.querySelector('form[data-press]')
  if (undo !== undefined && form !== null) {
    const back = document.createElement('form')
    back.method = 'post'
    back.action = undo.action
    back.dataset.press = ''
    for (const [name, value] of [
      ['_csrf', form.elements._csrf.value],
      ['to', undo.to],
      ['back', form.elements.back?.value ?? ''],
    ]) {
      const field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name, value })
      back.append(field)
    }
    const button = document.createElement('button')
    Object.assign(button, { className: 'button button--secondary', textContent: 'Undo' })
    back.append(button)
    toast.append(back)
  }
  toast.hidden = false
  if (tone !== 'waiting' || undo !== undefined) hiding = setTimeout(() => (toast.hidden = true), shownMs)
}

function showWaiting(isSignedOut) {
  if (queue.length === 0) return
  const what = queue.length === 1 ? `“${queue[0].label}” waits` : `${queue.length} presses wait`
  if (isSignedOut) {
    show('trouble', `${what}: you are signed out. Sign in again, and it is sent.`)
    const link = document.createElement('a')
    link.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
    link.textContent = 'Sign in'
    toast.append(link)
    clearTimeout(hiding)
  } else show('waiting', `${what} for the connection, and is sent as soon as it is back.`)
}

/** @returns false where it has to wait */
async function send(press) {
  const body = new URLSearchParams(press.fields)
  // that of the session as it is now
  const token = document.querySelector('input[name="_csrf"]')?.value
  if (token !== undefined) body.set('_csrf', token)
  let answer
  try {
    answer = await fetch(press.action, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    })
  } catch {
    return false
  }
  if (answer.type === 'opaqueredirect') {
    showWaiting(true)
    return undefined
  }
  if (answer.status >= 500) return false
  keep(queue.filter(({ id }) => id !== press.id))
  const isRead = answer.ok && answer.headers.get('Content-Type')?.includes('json') === true
  const said = isRead ? await answer.json() : undefined
  if (answer.status === 422) {
    // nothing was done: the page itself says what is missing
    document.querySelector(`form[data-press][data-key="${press.id}"]`)?.submit()
    return true
  }
  const refused = {
    kind: 'refused',
    tone: 'trouble',
    text: `“${press.label}” was refused: nothing was changed.`,
  }
  done(press, said ?? refused)
  return true
}

function done(press, said) {
  const detail = { ...said, action: press.action }
  if (press.isPage) {
    try {
      sessionStorage.setItem(toldKey, JSON.stringify(detail))
    } catch {
      // the page shows what became of it all the same
    }
    location.reload()
    return
  }
  document.dispatchEvent(new CustomEvent('comanda:pressed', { detail }))
  tell(detail)
}

/** On the board each ticket says by itself that it was moved. */
function tell({ kind, tone, text, undo }) {
  const isQuiet = document.querySelector('[data-board]') !== null && (kind === 'moved' || kind === 'undone')
  if (isQuiet) toast.hidden = true
  else show(tone ?? 'going', text, undo)
}

let isSending = false

async function sendAll() {
  if (isSending || queue.length === 0) return
  isSending = true
  try {
    // in their order; one that must wait holds up those behind it
    while (queue.length > 0) {
      const [press] = queue
      const isSent = await send(press)
      if (isSent === true) continue
      if (!press.hasFailed) keep(queue.map(other => ({ ...other, hasFailed: true })))
      if (isSent === false) showWaiting(false)
      break
    }
  } finally {
    isSending = false
    mark()
  }
}

/** One tab sends, not all. */
const flush = () =>
  navigator.locks === undefined
    ? sendAll()
    : navigator.locks.request(queueKey, { ifAvailable: true }, async lock => {
        if (lock === null) return
        // another tab may have sent what this one has in mind
        queue = load().length > 0 || queue.every(({ hasFailed }) => hasFailed) ? load() : queue
        await sendAll()
      })

/** "/orders/7" */
const orderOf = action => action.split('/', 3).join('/')
let last = { order: '', at: 0 }

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-press]')
  if (form === null) return
  event.preventDefault()
  const order = orderOf(new URL(form.action).pathname)
  // a key is pressed on purpose
  const isTap = event.submitter !== null
  const isSecondTap = isTap && order === last.order && performance.now() - last.at < tapMs
  if (isSecondTap || queue.some(sameAs(form))) return
  if (isTap) last = { order, at: performance.now() }
  const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`
  form.dataset.key = id
  const press = {
    id,
    action: new URL(form.action).pathname,
    to: form.elements.to?.value,
    label: (event.submitter ?? form.querySelector('button')).textContent.replace(/\s+/g, ' ').trim(),
    isPage: form.dataset.press === 'page',
    fields: [...new FormData(form)].filter(([, value]) => typeof value === 'string'),
    hasFailed: false,
  }
  keep([...queue, press])
  mark()
  void flush()
})

document.addEventListener('comanda:refreshed', mark)
document.addEventListener('comanda:link', ({ detail }) => detail.up && void flush())
addEventListener('online', () => void flush())
addEventListener('storage', ({ key }) => {
  if (key !== queueKey) return
  queue = load()
  mark()
})
setInterval(() => queue.length > 0 && void flush(), againMs)

try {
  const told = sessionStorage.getItem(toldKey)
  if (told !== null) tell(JSON.parse(told))
  sessionStorage.removeItem(toldKey)
} catch {
  // nothing was told
}
mark()
void flush()

/* Keeps the board current, awake, and worked by hand or by keys. Nothing moves while somebody touches it. */
const board = document.querySelector('[data-board]')
const { Idiomorph } = await import(board.dataset.library)
const leastPauseMs = 400
const tickMs = 5_000
const untouchedMs = 1_200
const deadlineMs = 8_000

let touchedAt = 0
let isDown = false
addEventListener('pointerdown', () => {
  isDown = true
  touchedAt = performance.now()
})
for (const kind of ['pointerup', 'pointercancel', 'blur']) {
  addEventListener(kind, () => {
    isDown = false
    touchedAt = performance.now()
  })
}
addEventListener('scroll', () => (touchedAt = performance.now()), { passive: true })
const isTouched = () => isDown || performance.now() - touchedAt < untouchedMs

let isReading = false
let isDue = false

/** Reads the board again and changes what differs: what has the focus, or is open, stays so. */
async function read() {
  const answer = await fetch(location.href, { signal: AbortSignal.timeout(deadlineMs) })
  if (answer.redirected) return location.reload()
  if (!answer.ok) return
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-board]')
  for (const open of board.querySelectorAll('details[open][id]')) {
    next.querySelector(`#${open.id}`)?.setAttribute('open', '')
  }
  const focused = document.activeElement?.closest('[data-order-id]')?.dataset.orderId
  Idiomorph.morph(board, next, { ignoreActiveValue: true })
  // the ticket of a key that was pressed has moved on: the same place has the next one
  const hasKeys = document.body.classList.contains('has-keys')
  if (hasKeys && focused !== undefined && document.activeElement === document.body) focusAt(position)
  number()
  showPace()
  document.dispatchEvent(new CustomEvent('comanda:refreshed'))
  const detail = { newest: Number(board.dataset.newest) }
  if (!document.hidden) document.dispatchEvent(new CustomEvent('comanda:shown', { detail }))
}

async function refresh() {
  isDue = true
  if (isReading) return
  isReading = true
  try {
    while (isDue && !isTouched()) {
      isDue = false
      await read()
      await new Promise(resolve => setTimeout(resolve, leastPauseMs))
    }
  } catch {
    // the bar says that the connection is lost; the next tick tries again
    isDue = true
  } finally {
    isReading = false
  }
}

for (const kind of ['order', 'reset', 'standing'])
  document.addEventListener(`comanda:${kind}`, () => void refresh())
document.addEventListener('comanda:pressed', () => {
  // it is this thumb's own doing that it waits for
  touchedAt = 0
  isDown = false
  void refresh()
})
document.addEventListener('comanda:show-new', () => {
  board.querySelector('[data-order-id]')?.scrollIntoView({ block: 'center' })
  void refresh()
})
setInterval(() => {
  if (isDue) void refresh()
}, untouchedMs)
/* what could be undone, and what was held back, changes with time alone */
let readMinute = Math.floor(Date.now() / 60_000)
setInterval(() => {
  const minute = Math.floor(Date.now() / 60_000)
  if (board.querySelector('[data-undo]') !== null || minute !== readMinute) void refresh()
  readMinute = minute
  showPace()
}, tickMs)

/* Ages go on, in words and colour. */
function ageText(ageMs) {
  const minutes = Math.max(0, Math.floor(ageMs / 60_000))
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}

function showPace() {
  const now = Date.now()
  for (const pace of board.querySelectorAll('[data-pace]')) {
    const { since, soon, late, soonWord, lateWord } = pace.dataset
    const tone = now >= Date.parse(late) ? 'late' : now >= Date.parse(soon) ? 'soon' : 'calm'
    pace.querySelector('[data-pace-age]').textContent = ageText(now - Date.parse(since))
    pace.querySelector('[data-pace-word]').textContent = { late: lateWord, soon: soonWord, calm: '' }[tone]
    const { classList } = pace.closest('.ticket')
    for (const name of ['calm', 'soon', 'late']) classList.toggle(`ticket--${name}`, name === tone)
  }
}

/* Keys, as a bump bar has them. */
let position = 0
const bumps = () => [...board.querySelectorAll('[data-press]:not([data-undo]) button')]

function focusAt(place) {
  const all = bumps()
  position = Math.max(0, Math.min(place, all.length - 1))
  all[position]?.focus({ preventScroll: true })
  all[position]?.closest('.ticket').scrollIntoView({ block: 'nearest' })
}

/** The first ten have a key each. */
function number() {
  for (const ticket of board.querySelectorAll('.ticket[data-bump-key]')) delete ticket.dataset.bumpKey
  for (const [place, bump] of bumps().slice(0, 10).entries()) {
    bump.closest('.ticket').dataset.bumpKey = String((place + 1) % 10)
  }
}

const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select'))
    return
  const { key } = event
  const move = moves[key]
  if (/^\d$/.test(key)) focusAt((Number(key) + 9) % 10)
  else if (move !== undefined && document.activeElement?.closest('[data-board]') !== null) {
    const at = bumps().indexOf(document.activeElement)
    focusAt(at === -1 ? 0 : at + move)
  } else if (key === 'u' || key === 'U') {
    const undoable = [...board.querySelectorAll('[data-undo]')]
    undoable.sort((a, b) => a.closest('.ticket').dataset.version - b.closest('.ticket').dataset.version)
    undoable.at(-1)?.requestSubmit()
  } else if (key === 'f' || key === 'F') void toggleScreen()
  else if (key === 'Escape') document.querySelector('.board-menu[open]')?.removeAttribute('open')
  else return
  document.body.classList.add('has-keys')
  event.preventDefault()
})

/* The screen: all of it, and awake. */
async function toggleScreen() {
  if (document.fullscreenElement === null)
    await document.documentElement.requestFullscreen().catch(() => undefined)
  else await document.exitFullscreen()
}

document.body.classList.toggle('lacks-full-screen', !document.fullscreenEnabled)
board.addEventListener('click', ({ target }) => {
  if (target.closest('[data-full-screen]') !== null) void toggleScreen()
})

async function stayAwake() {
  if (document.hidden || navigator.wakeLock === undefined) return
  // a tablet that saves its battery says no; it asks again when somebody touches it
  await navigator.wakeLock
    .request('screen')
    .catch(() => addEventListener('pointerdown', stayAwake, { once: true }))
}
document.addEventListener('visibilitychange', () => {
  void stayAwake()
  if (!document.hidden) void refresh()
})
void stayAwake()
number()
showPace()

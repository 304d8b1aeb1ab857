/* Keeps the orders on the page current. Nothing moves by itself under a thumb: words change in place, rows come when
   they are asked for, or while nobody touches the page and it stands at its top. */
const list = document.querySelector('[data-orders-list]')
const changed = document.querySelector('[data-bar-changed]')
const untouchedMs = 5_000
const leastPauseMs = 2_000
const agesMs = 20_000
const deadlineMs = 10_000

let touchedAt = performance.now()
for (const kind of ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'scroll']) {
  addEventListener(kind, () => (touchedAt = performance.now()), { passive: true })
}

const mayMove = () =>
  document.hidden ||
  (scrollY < 8 && performance.now() - touchedAt > untouchedMs && !list.contains(document.activeElement))

/** The order's new word, wherever it stands. */
function update(shown, { status, version, tone, word }) {
  if (Number(shown.dataset.version) >= version) return
  shown.dataset.version = version
  const badge = shown.querySelector('[data-order-badge] .badge')
  if (badge.textContent === word) return
  badge.className = `badge badge--${tone}`
  badge.textContent = word
  // its step was for how it was; the place stays
  const step = shown.querySelector('[data-order-step]')
  if (step !== null && step.elements.from.value !== status) step.style.visibility = 'hidden'
  if (list === null) {
    changed.textContent = `Now “${word}” · Show`
    changed.href = `/orders/${shown.dataset.orderId}`
    changed.hidden = false
  }
}

document.addEventListener('comanda:order', ({ detail }) => {
  for (const shown of document.querySelectorAll(`[data-order-id="${detail.id}"]`)) update(shown, detail)
})

/** rows that nobody has asked to see yet */
const fresh = new Set()
let isReading = false
let readAt = 0
/** of the list as it was read last: the browser keeps no page with names on it, so it can't ask by itself */
let tag
let newest

/** Reads the list again and puts it in the old one's place. */
async function refresh(isAsked) {
  if (!isAsked && (isReading || performance.now() - readAt < leastPauseMs)) return
  isReading = true
  try {
    const headers = tag === undefined || isAsked ? {} : { 'If-None-Match': tag }
    const answer = await fetch(location.href, { headers, signal: AbortSignal.timeout(deadlineMs) })
    if (answer.redirected) return location.reload()
    // 304 among them: it is as it was
    if (!answer.ok) return
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const read = next.querySelector('[data-orders-list]')
    // somebody may have touched it meanwhile
    if (!isAsked && !mayMove()) return
    tag = answer.headers.get('ETag') ?? undefined
    const before = new Set([...list.querySelectorAll('[data-order-id]')].map(row => row.dataset.orderId))
    list.replaceChildren(...read.childNodes)
    for (const row of list.querySelectorAll('[data-order-id]')) {
      if (!before.has(row.dataset.orderId)) fresh.add(row.dataset.orderId)
      row.classList.toggle('order-row--new', fresh.has(row.dataset.orderId))
    }
    list.dataset.newest = read.dataset.newest
    showAges()
    showBeginning()
    document.dispatchEvent(new CustomEvent('comanda:refreshed'))
    if (!isAsked) return
    fresh.clear()
    const detail = { newest: Number(read.dataset.newest) }
    document.dispatchEvent(new CustomEvent('comanda:shown', { detail }))
  } catch {
    // the bar says that the connection is lost, and the next news tries again
  } finally {
    isReading = false
    readAt = performance.now()
  }
}

document.addEventListener('comanda:pressed', () => list !== null && void refresh(true))

const takesNew = list?.dataset.newest !== undefined

function addIfUntouched() {
  if (takesNew && newest > Number(list.dataset.newest) && mayMove()) void refresh(false)
}

if (takesNew) {
  document.addEventListener('comanda:standing', ({ detail }) => {
    newest = detail.newest
    addIfUntouched()
  })
  document.addEventListener('comanda:reset', () => {
    newest = Number.POSITIVE_INFINITY
    addIfUntouched()
  })
  setInterval(addIfUntouched, leastPauseMs)
  document.addEventListener('comanda:show-new', async () => {
    await refresh(true)
    scrollTo({ top: 0 })
    list.querySelector('.order-row--new a')?.focus({ preventScroll: true })
  })
}

/* Ages go on while the page stays open. */
function ageText(ageMs) {
  const minutes = Math.floor(ageMs / 60_000)
  if (minutes < 1) return 'just now'
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`
}

/** An order that nobody has taken for so long is in trouble. */
const lateMs = 10 * 60_000

function showAges() {
  for (const age of document.querySelectorAll('[data-waits]')) {
    const ageMs = Date.now() - Date.parse(age.querySelector('time').dateTime)
    age.classList.toggle('row__age--late', ageMs > lateMs)
  }
  for (const time of document.querySelectorAll('[data-orders-list] time, .order__top time')) {
    // from yesterday on, the page says the day
    if (/now$|ago$/.test(time.textContent)) time.textContent = ageText(Date.now() - Date.parse(time.dateTime))
  }
}

/** What was for later is to be begun once its time comes. */
function showBeginning() {
  for (const due of document.querySelectorAll('[data-begins]')) {
    const mark = due.querySelector('[data-due-mark]')
    if (Date.parse(due.dataset.begins) > Date.now() || mark.textContent === 'Begin now') continue
    mark.textContent = 'Begin now'
    mark.className = 'badge badge--waiting'
  }
}

showAges()
showBeginning()
setInterval(showAges, agesMs)
setInterval(showBeginning, agesMs)

addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, textarea, select') !== null
  if (event.key === '/' && !isTyping && document.querySelector('#q') !== null) {
    event.preventDefault()
    document.querySelector('.finder').open = true
    document.querySelector('#q').focus()
  }
  if (event.key === 'Escape') {
    const open = event.target.closest('details[open]')
    if (open === null) return
    open.open = false
    open.querySelector('summary').focus()
  }
})

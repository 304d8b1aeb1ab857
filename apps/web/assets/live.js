/*
 * One connection a browser, for all its tabs: the tab that holds the lock listens to /live and passes on what it
 * hears. The page's other scripts hear it as events of the document: comanda:order, comanda:standing, comanda:reset
 * and comanda:link.
 */
const bar = document.querySelector('[data-bar]')
const name = `comanda-live-${bar.dataset.business}`
/* two of the server's beats and a bit: a connection that died in silence says “Live” for ten seconds at most */
const silentAfterMs = 9_000
const checkMs = 1_000
const askMs = 15_000
const deadlineMs = 5_000
const answerMs = 3_000
const pauseMs = { first: 1_000, most: 30_000 }

const bus = 'BroadcastChannel' in window ? new BroadcastChannel(name) : undefined
/** the last change of each order, so that what comes twice is told once, and a tab that opens is told what it missed */
const known = new Map()
const mostKnown = 2_000
const last = {}
let newestVersion = 0

let source
let heardAt = 0
let pause = pauseMs.first
let retry
let answeredAt = 0

const say = (kind, detail) => document.dispatchEvent(new CustomEvent(`comanda:${kind}`, { detail }))

/** What any tab does with what was heard. */
function hear({ kind, detail }) {
  if (kind === 'reload') return location.reload()
  if (kind === 'order') {
    if ((known.get(detail.id)?.version ?? 0) >= detail.version) return
    known.delete(detail.id)
    known.set(detail.id, detail)
    if (known.size > mostKnown) known.delete(known.keys().next().value)
    newestVersion = Math.max(newestVersion, detail.version)
  } else if (kind !== 'reset') last[kind] = detail
  say(kind, detail)
}

function tell(kind, detail) {
  hear({ kind, detail })
  bus?.postMessage({ kind, detail })
}

function connect() {
  clearTimeout(retry)
  source?.close()
  source = new EventSource(newestVersion === 0 ? '/live' : `/live?after=${newestVersion}`)
  const mine = source
  heardAt = Date.now()
  const on = (kind, act) =>
    mine.addEventListener(kind, event => {
      if (mine !== source) return
      heardAt = Date.now()
      act(event)
    })
  on('open', () => tell('link', { up: true }))
  on('beat', () => {
    pause = pauseMs.first
  })
  for (const kind of ['order', 'standing', 'reset', 'reload']) {
    on(kind, event => tell(kind, JSON.parse(event.data)))
  }
  mine.addEventListener('error', () => {
    if (mine !== source) return
    tell('link', { up: false })
    // the browser tries again by itself, but not after an answer that is no stream
    if (mine.readyState === EventSource.CLOSED) retry = setTimeout(reconnect, pause)
    pause = Math.min(pause * 2, pauseMs.most)
  })
}

async function reconnect() {
  try {
    const answer = await fetch(location.href, { method: 'HEAD', signal: AbortSignal.timeout(deadlineMs) })
    // signed out, or not for this role any more: the page itself says so
    if (answer.redirected || answer.status === 403) return tell('reload')
  } catch {
    // the server is away: the stream finds out when it is back
  }
  if (source !== undefined) connect()
}

let stopLeading

function lead() {
  connect()
  const watch = setInterval(() => {
    if (Date.now() - heardAt < silentAfterMs) return
    tell('link', { up: false })
    connect()
  }, checkMs)
  const onOffline = () => tell('link', { up: false })
  const onOnline = () => connect()
  addEventListener('offline', onOffline)
  addEventListener('online', onOnline)
  stopLeading = () => {
    removeEventListener('offline', onOffline)
    removeEventListener('online', onOnline)
    clearInterval(watch)
    clearTimeout(retry)
    source.close()
    source = undefined
  }
}

const untilTaken = () => new Promise(() => undefined)

async function campaign(steal) {
  try {
    await navigator.locks.request(name, { steal }, () => {
      lead()
      return untilTaken()
    })
  } catch {
    // another tab took the lead, because this one didn't answer
    stopLeading?.()
    setTimeout(() => void campaign(false), pauseMs.first)
  }
}

/** A phone may have put the leading tab to sleep, lock and all: who is looked at asks whether somebody listens. */
function ask() {
  if (source !== undefined || document.hidden) return
  const askedAt = Date.now()
  bus.postMessage({ kind: 'ask' })
  setTimeout(() => {
    if (answeredAt < askedAt && source === undefined && !document.hidden) void campaign(true)
  }, answerMs)
}

function onBus({ data }) {
  if (data.kind === 'answer') answeredAt = Date.now()
  else if (data.kind === 'ask') {
    if (source === undefined) return
    bus.postMessage({ kind: 'answer' })
  } else if (data.kind === 'join') {
    if (source === undefined) return
    for (const detail of known.values()) bus.postMessage({ kind: 'order', detail })
    for (const [kind, detail] of Object.entries(last)) bus.postMessage({ kind, detail })
  } else hear(data)
}

if (bus !== undefined && navigator.locks !== undefined) {
  bus.addEventListener('message', onBus)
  bus.postMessage({ kind: 'join' })
  void campaign(false)
  setInterval(ask, askMs)
  document.addEventListener('visibilitychange', ask)
} else {
  // not offered to pages without TLS: each tab listens for itself there
  lead()
}

// a page that the browser kept aside shows what was
addEventListener('pageshow', event => {
  if (!event.persisted) return
  // not shown until then: somebody may have signed out meanwhile
  document.documentElement.style.visibility = 'hidden'
  location.reload()
})

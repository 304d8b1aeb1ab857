/* Says that a new order is there, on every page: in the bar, in the title, and by a sound once somebody turned it on,
   again and again until somebody has accepted or rejected it, whoever has seen it; beside the sound by a notification
   where the page is out of sight; that it is time to begin one that was ordered for later;
   and that a customer waits for a person: beside the chats in the navigation, and by the sound. */
const bar = document.querySelector('[data-bar]')
const part = name => bar.querySelector(`[data-bar-${name}]`)
const [state, fresh, accept, begin, sound, soundWord, said] = [
  'state',
  'new',
  'accept',
  'begin',
  'sound',
  'word',
  'said',
].map(part)
const list = document.querySelector('[data-orders-list]')
const pendingBadge = document.querySelector('[data-pending-badge]')
const remindMs = 20_000

const title = document.title.replace(/^\(\d+\) /, '')
const counted = count => `${count.toLocaleString('en')} new ${count === 1 ? 'order' : 'orders'}`

/** A browser that keeps nothing still shows what is new since the page was opened. */
function remember(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(key, value)
    return localStorage.getItem(key) ?? undefined
  } catch {
    return value
  }
}

const seenKey = `comanda-seen-${bar.dataset.business}`
let seen = Number(remember(seenKey) ?? Number.NaN)
let standing
let announced = 0
let mustAccept = false

function see(number) {
  seen = Number.isNaN(seen) ? number : Math.max(seen, number)
  remember(seenKey, String(seen))
  show()
}

function show() {
  if (standing === undefined) return
  // what a colleague has accepted meanwhile is new to nobody
  const count = Math.max(0, Math.min(standing.newest - seen, standing.pending))
  fresh.hidden = count === 0
  state.hidden = count > 0
  fresh.textContent = `${counted(count)} · Show`
  // seen isn't taken: it goes on until somebody has
  mustAccept = bar.dataset.mayAccept !== undefined && standing.pending > 0
  accept.hidden = !mustAccept || count > 0
  accept.textContent = `${standing.pending.toLocaleString('en')} to accept`
  document.title = standing.pending > 0 ? `(${standing.pending}) ${title}` : title
  if (pendingBadge !== null) {
    pendingBadge.hidden = standing.pending === 0
    pendingBadge.querySelector('.badge').textContent = counted(standing.pending)
  }
  if (count > announced) {
    said.textContent = counted(count)
    void ring()
  }
  announced = count
}

/* undefined until it was told once: what was so when the page opened is no news */
let toBegin

function showToBegin(now) {
  begin.hidden = now === 0
  begin.textContent = `Time to begin ${now === 1 ? '1 order' : `${now} orders`} for later`
  if (now > (toBegin ?? now)) {
    said.textContent = begin.textContent
    void ring()
  }
  toBegin = now
}

/* not there for those who answer no chats */
const chats = document.querySelector('.site-nav a[href="/handovers"]')
let waiting = Number.parseInt(chats?.querySelector('.count')?.textContent ?? '0', 10)

function showWaiting(now) {
  if (chats === null || now === waiting) return
  chats.querySelector('.count')?.remove()
  if (now > 0) {
    const count = document.createElement('span')
    const word = document.createElement('span')
    count.className = 'count'
    word.className = 'visually-hidden'
    word.textContent = ' waiting'
    count.append(String(now), word)
    chats.append(' ', count)
  }
  if (now > waiting) {
    said.textContent = now === 1 ? '1 person waits' : `${now} people wait`
    void ring()
  }
  waiting = now
}

/* what the page came with, until the stream says more */
const trouble = document.querySelector('[data-whatsapp-trouble]')
let isUp = false

function showTrouble(now) {
  trouble.hidden = now === null
  trouble.className = `banner banner--${now?.tone ?? 'trouble'} whatsapp-trouble`
  trouble.dataset.word = now?.word ?? ''
  // a screen reader is told of news alone
  if (trouble.textContent !== (now?.text ?? '')) trouble.textContent = now?.text ?? ''
  showState()
}

/* The page may be live while nobody answers customers: that isn’t “Live”. */
function showState() {
  const word = trouble.hidden ? '' : trouble.dataset.word
  state.textContent = isUp ? word || 'Live' : 'Reconnecting… your orders are safe'
  state.classList.toggle('live-bar__state--lost', !isUp || word !== '')
  state.classList.toggle('live-bar__state--up', isUp && word === '')
}

document.addEventListener('comanda:standing', ({ detail }) => {
  standing = detail
  // while processes are replaced, an older one doesn’t say
  if (detail.trouble !== undefined) showTrouble(detail.trouble)
  // while processes are replaced, an older one doesn’t say
  showWaiting(detail.waiting ?? waiting)
  showToBegin(detail.toBegin ?? 0)
  if (Number.isNaN(seen)) see(detail.newest)
  else show()
})

document.addEventListener('comanda:link', ({ detail }) => {
  isUp = detail.up
  showState()
})

// a list that takes new orders shows those up to here
document.addEventListener('comanda:shown', ({ detail }) => see(detail.newest))
if (list?.dataset.newest !== undefined) see(Number(list.dataset.newest))

fresh.addEventListener('click', event => {
  if (list?.dataset.newest === undefined) return
  event.preventDefault()
  document.dispatchEvent(new CustomEvent('comanda:show-new'))
})

addEventListener('storage', ({ key, newValue }) => {
  if (key === seenKey && newValue !== null) see(Number(newValue))
})

/* The sound: two tones, made here. Browsers let a page sound once somebody has touched it. */
const soundKey = 'comanda-sound'
let audio

function labelSound() {
  const wanted = remember(soundKey) === 'on'
  const isOn = wanted && audio?.state === 'running'
  sound.setAttribute('aria-pressed', String(isOn))
  soundWord.textContent = isOn ? 'Sound is on' : wanted ? 'Tap to hear new orders' : 'Turn sound on'
}

async function wakeAudio() {
  audio ??= new AudioContext()
  // it waits for a touch in silence otherwise
  await Promise.race([audio.resume(), new Promise(resolve => setTimeout(resolve, 500))])
  labelSound()
}

function beep() {
  for (const [index, hertz] of [880, 1175, 880, 1175].entries()) {
    const at = audio.currentTime + index * 0.22
    const gain = audio.createGain()
    gain.gain.setValueAtTime(0.0001, at)
    gain.gain.exponentialRampToValueAtTime(0.6, at + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.2)
    gain.connect(audio.destination)
    const tone = audio.createOscillator()
    tone.type = 'square'
    tone.frequency.value = hertz
    tone.connect(gain)
    tone.start(at)
    tone.stop(at + 0.21)
  }
}

/** For whoever looks at something else. The next one takes its place. */
function notify() {
  if (!document.hidden || window.Notification?.permission !== 'granted') return
  const words = said.textContent || title
  const options = { body: document.title, tag: `comanda-${bar.dataset.business}`, renotify: true }
  try {
    const shown = new Notification(words, { ...options, requireInteraction: true })
    shown.onclick = () => {
      window.focus()
      location.assign('/orders')
      shown.close()
    }
  } catch {
    // a phone's browser has none for pages: the sound goes on
  }
}

/** One tab sounds, not all. */
async function ring() {
  if (remember(soundKey) !== 'on') return
  const tell = () => {
    if (audio?.state === 'running') beep()
    notify()
  }
  if (navigator.locks === undefined) return tell()
  await navigator.locks.request('comanda-ring', { ifAvailable: true }, async lock => {
    // a tab that may not sound yet leaves it to one that may
    if (lock === null || (audio?.state !== 'running' && !document.hidden)) return
    tell()
    await new Promise(resolve => setTimeout(resolve, 1_500))
  })
}

setInterval(() => {
  if (announced > 0 || mustAccept) void ring()
}, remindMs)

sound.addEventListener('click', async () => {
  const turnOn = sound.getAttribute('aria-pressed') !== 'true'
  remember(soundKey, turnOn ? 'on' : 'off')
  if (turnOn) {
    await wakeAudio()
    beep()
    // asked of a person who just asked to be told
    void window.Notification?.requestPermission()
  }
  labelSound()
})

if (remember(soundKey) === 'on') {
  void wakeAudio()
  for (const kind of ['pointerdown', 'keydown']) {
    addEventListener(kind, () => audio?.state !== 'running' && void wakeAudio())
  }
}
labelSound()

/* Keeps the marked part of the page current: asks for it every few seconds and shows what changed. */
const panel = document.querySelector('[data-live]')
const said = document.querySelector('[data-live-said]')
const lost = document.querySelector('[data-live-lost]')
const deadlineMs = 5_000

const heading = () => panel.querySelector('h2').textContent

function show(html) {
  const next = document.createElement('template')
  next.innerHTML = html
  // as the browser writes both: unchanged content is left alone
  if (next.innerHTML.trim() === panel.innerHTML.trim()) return
  const before = heading()
  panel.replaceChildren(next.content)
  // read out when the state changes, not each time that "1 min ago" becomes 2
  if (heading() !== before) said.textContent = heading()
}

async function look() {
  if (document.hidden) return
  try {
    const answer = await fetch(panel.dataset.live, { signal: AbortSignal.timeout(deadlineMs) })
    // signed out, or another role by now: the page itself says so
    if (answer.redirected || answer.status === 403) return location.reload()
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    show(await answer.text())
    lost.hidden = true
  } catch {
    lost.hidden = false
  }
}

async function keepLooking() {
  await look()
  setTimeout(keepLooking, Number(panel.dataset.seconds) * 1000)
}

setTimeout(keepLooking, Number(panel.dataset.seconds) * 1000)

/*
 * What somebody wrote outlives the session: a form that was answered by the sign-in page is filled in again on its own
 * page, once. It is kept for this tab alone, and never a password.
 */
const key = 'comanda-draft'
const kept =
  'textarea[name], select[name], input[name]:not([type="hidden"], [type="password"], [type="file"])'

/** A browser that keeps nothing loses nothing that it had. */
function store(draft) {
  try {
    if (draft === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // as said
  }
}

function load() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

const pathOf = form => new URL(form.action, location.href).pathname
const isSignIn = location.pathname.startsWith('/sign-in')

function fill(form, fields) {
  for (const { name, value, isChecked } of fields) {
    const field = [...form.querySelectorAll(kept)].find(
      ({ name: its, type, value: has }) => its === name && (!/radio|checkbox/.test(type) || has === value),
    )
    if (field === undefined) continue
    if (/radio|checkbox/.test(field.type)) field.checked = isChecked
    else field.value = value
  }
  const words = document.createElement('p')
  words.className = 'banner banner--waiting'
  words.setAttribute('role', 'status')
  words.textContent =
    'You were signed out before this was sent. It is all still here: look it over and send it again.'
  form.before(words)
  const closed = form.closest('details')
  if (closed !== null) closed.open = true
}

const draft = load()
if (draft !== undefined && isSignIn) store({ ...draft, isHeld: true })
else if (draft !== undefined && !draft.isHeld) store(undefined)
else if (draft !== undefined) {
  const form = [...document.querySelectorAll('main form[method="post"]')].find(
    one => pathOf(one) === draft.action,
  )
  if (form !== undefined) {
    fill(form, draft.fields)
    store(undefined)
  }
}

document.addEventListener('submit', ({ target: form }) => {
  // what is pressed is kept by presses.js
  if (isSignIn || form.method !== 'post' || form.dataset.press !== undefined) return
  const fields = [...form.querySelectorAll(kept)].map(({ name, value, checked }) => ({
    name,
    value,
    isChecked: checked,
  }))
  if (fields.length > 0) store({ action: pathOf(form), fields, isHeld: false })
})

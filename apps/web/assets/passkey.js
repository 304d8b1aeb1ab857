/* Asks the device for a passkey, and sends the form with what it gives. The page says what is asked for. */
const { startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser

for (const form of document.querySelectorAll('[data-passkey]')) {
  const button = form.querySelector('button')
  const said = form.querySelector('[data-passkey-said]')
  const optionsJSON = JSON.parse(form.dataset.options)
  const ask = form.dataset.passkey === 'make' ? startRegistration : startAuthentication

  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    said.textContent = ''
    try {
      form.elements.passkey.value = JSON.stringify(await ask({ optionsJSON }))
      form.submit()
    } catch (error) {
      button.disabled = false
      said.textContent =
        error.name === 'InvalidStateError'
          ? 'This device has a passkey for you already.'
          : 'No passkey was used. Press the button to try again.'
    }
  })
}

// Passkeys: asks the device, and sends its answer with the form. Without script, or where the browser knows none, nothing of this is shown.

/** Starts the forms with data-passkey found below `root`. */
export function startPasskeys (root) {
  const known = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in window.PublicKeyCredential
  for (const form of root.querySelectorAll('form[data-passkey]')) start(form, known)
}

function start (form, known) {
  const words = form.querySelector('[data-passkey-words]')
  if (!known) {
    if (!form.hidden) words.textContent = 'This browser knows no passkeys. Use another one, or set up an authenticator app instead.'
    return
  }
  form.hidden = false
  form.addEventListener('submit', event => {
    if (form.elements.Credential.value) return
    event.preventDefault()
    words.textContent = ''
    ask(form).catch(error => { words.textContent = error instanceof Refused ? error.message : 'The passkey was not used. Try again, or use another way.' })
  })
}

async function ask (form) {
  const answer = await fetch(form.dataset.passkeyOptions, { method: 'POST', body: new FormData(form), credentials: 'same-origin' })
  if (answer.status === 422) throw new Refused(Object.values(await answer.json()).join('. '))
  if (answer.status === 429) throw new Refused('There were too many tries. Wait a minute, then try again.')
  if (!answer.ok || answer.redirected) throw new Error(`No options: ${answer.status}`)
  const options = await answer.json()
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  form.elements.Credential.value = JSON.stringify(credential.toJSON())
  // The password was asked for already.
  if (form.elements.CurrentPassword) form.elements.CurrentPassword.value = ''
  form.submit()
}

/** What the service says against it, in words for the person. */
class Refused extends Error {}

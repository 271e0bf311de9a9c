// Keeps what is typed: a form with data-draft-key is posted to /drafts/{key} in the background
// every ten seconds while it changes, and once more when the page is left.
const every = 10_000

/** Starts keeping the drafts of the forms found below `root`. */
export function keepDrafts (root) {
  for (const form of root.querySelectorAll('form[data-draft-key]')) keepDraft(form)
}

function keepDraft (form) {
  const status = statusLine(form)
  let kept = words(form)
  let sending = false
  let submitted = false

  form.addEventListener('submit', () => { submitted = true })
  setInterval(save, every)
  // pagehide is the last event that phones fire for certain; keepalive lets the request outlive the page.
  addEventListener('pagehide', () => { if (!submitted) save(true) })
  // A page taken back from the browser's memory after a submit is a form to fill again.
  addEventListener('pageshow', event => { if (event.persisted) submitted = false })

  async function save (leaving = false) {
    const now = words(form)
    if (submitted || now === kept || (sending && !leaving)) return
    sending = true
    try {
      const answer = await fetch(`/drafts/${encodeURIComponent(form.dataset.draftKey)}`, {
        method: 'POST',
        body: new URLSearchParams(now),
        credentials: 'same-origin',
        keepalive: true
      })
      if (!answer.ok || answer.redirected) throw new Error(`Draft not kept: ${answer.status}`)
      kept = now
      const seconds = Number(answer.headers.get('X-Session-Seconds'))
      if (seconds) document.dispatchEvent(new CustomEvent('earlyhelp:session', { detail: seconds }))
      say(`Draft saved ${clock(answer.headers.get('X-Local-Time'))}`)
    } catch {
      say('Draft not saved. We will try again in 10 seconds.')
    } finally {
      sending = false
    }
  }

  function say (sentence) {
    if (status.textContent !== sentence) status.textContent = sentence
  }
}

/** All fields but files, as one string: the antiforgery token goes with them. */
function words (form) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') fields.append(name, value)
  }
  return fields.toString()
}

/** The service's clock may be set, so its own time is shown where the answer gives it. */
function clock (told) {
  if (told) return told
  const now = new Date()
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
}

function statusLine (form) {
  const found = form.querySelector('[data-draft-status]')
  if (found) return found
  const line = document.createElement('p')
  line.className = 'eh-draft'
  line.setAttribute('aria-live', 'polite')
  form.append(line)
  return line
}

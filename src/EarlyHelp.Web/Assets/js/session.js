// Warns before a session ends, and offers to stay. Without script the session ends as it always did: what was typed is in the drafts.
const kept = 'earlyhelp-session-ends'

/** Starts the warning of the page; a page without a session has none. */
export function startSession (root) {
  const region = root.querySelector('[data-session-seconds]')
  if (region) watch(region)
}

function watch (region) {
  const words = region.querySelector('[role=alert]')
  const stay = region.querySelector('[data-session-stay]')
  const warn = Number(region.dataset.sessionWarn)
  let ends = from(Number(region.dataset.sessionSeconds))
  remember(ends)

  setInterval(look, 1000)
  // Another tab that was used, or a draft that was kept, moves the end.
  addEventListener('storage', event => { if (event.key === kept) move(Number(event.newValue)) })
  document.addEventListener('earlyhelp:session', event => move(from(event.detail)))
  stay.addEventListener('click', event => {
    event.preventDefault()
    ask()
  })

  function look () {
    const left = Math.round((ends - Date.now()) / 1000)
    if (left > warn) return hide()
    if (left > 0) return say(`You will be signed out in ${minutes(left)}, because nothing has happened for a while. What you have typed is kept.`, 'Stay signed in')
    say('You have been signed out. Copy what you have not saved, or sign in again: forms that keep drafts offer it back.', 'Sign in again')
  }

  async function ask () {
    try {
      const answer = await fetch(stay.href, { credentials: 'same-origin', redirect: 'manual' })
      const seconds = Number(answer.headers.get('X-Session-Seconds'))
      if (!answer.ok || !seconds) throw new Error(`Session not renewed: ${answer.status}`)
      move(from(seconds))
      remember(ends)
    } catch {
      location.assign(stay.href)
    }
  }

  function move (to) {
    if (to > ends) ends = to
    look()
  }

  function say (sentence, way) {
    region.hidden = false
    // Said again only when it says something else: a screen reader would repeat it every second.
    if (words.textContent !== sentence) words.textContent = sentence
    if (stay.textContent !== way) stay.textContent = way
  }

  function hide () {
    if (region.hidden) return
    region.hidden = true
    words.textContent = ''
  }
}

function from (seconds) {
  return Date.now() + seconds * 1000
}

function minutes (seconds) {
  const whole = Math.max(1, Math.ceil(seconds / 60))
  return whole === 1 ? '1 minute' : `${whole} minutes`
}

/** Storage can be turned off; then each tab counts for itself. */
function remember (ends) {
  try {
    localStorage.setItem(kept, String(ends))
  } catch {
    // Nothing to do: the page still warns by its own count.
  }
}

// Every page's script: starts the GOV.UK components found on it the keeping of drafts and the warning of the session.
import { initAll } from './govuk-frontend.min.js'
import { keepDrafts } from './drafts.js'
import { startPasskeys } from './passkeys.js'
import { startPlainWords } from './plain-words.js'
import { startReveals } from './reveal.js'
import { startSession } from './session.js'

initAll()
keepDrafts(document)
startPasskeys(document)
startPlainWords(document)
startReveals(document)
startSession(document)
namePrint(document)

/** What stands at the foot of each printed sheet: the reference and the heading of the page. The family's copy is the family's own. */
function namePrint (root) {
  const words = ['.govuk-caption-l', 'h1'].map(part => root.querySelector(part)?.textContent.trim()).filter(Boolean)
  if (!root.querySelector('.eh-copy')) root.documentElement.style.setProperty('--eh-foot', JSON.stringify(words.join(', ')))
}

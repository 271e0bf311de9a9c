// Every page's script: starts the GOV.UK components found on it the keeping of drafts and the warning of the session.
import { initAll } from './govuk-frontend.min.js'
import { keepDrafts } from './drafts.js'
import { startPlainWords } from './plain-words.js'
import { startReveals } from './reveal.js'
import { startSession } from './session.js'

initAll()
keepDrafts(document)
startPlainWords(document)
startReveals(document)
startSession(document)

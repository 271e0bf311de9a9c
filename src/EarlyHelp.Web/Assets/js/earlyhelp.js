// Every page's script: starts the GOV.UK components found on it and the keeping of drafts.
import { initAll } from './govuk-frontend.min.js'
import { keepDrafts } from './drafts.js'
import { startPlainWords } from './plain-words.js'
import { startReveals } from './reveal.js'

initAll()
keepDrafts(document)
startPlainWords(document)
startReveals(document)

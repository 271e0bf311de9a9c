// Marks words that a family may not know, while a plan is written: the list stands in a table of the page.

/** Watches the fields that the family will read. */
export function startPlainWords (root) {
  const words = [...root.querySelectorAll('[data-plain-word]')].map(row => ({ word: row.dataset.plainWord, say: row.dataset.plainSay, test: pattern(row.dataset.plainWord) }))
  if (words.length === 0) return
  for (const field of root.querySelectorAll('textarea[data-plain-words]')) watch(field, words)
}

function watch (field, words) {
  const line = document.createElement('p')
  line.className = 'govuk-hint eh-plain-words'
  line.setAttribute('aria-live', 'polite')
  field.after(line)
  field.addEventListener('input', mark)

  function mark () {
    const found = words.filter(({ test }) => test.test(field.value)).map(({ word, say }) => `“${word}”, say “${say}”`)
    const sentence = found.length === 0 ? '' : `Words the family may not know: ${found.join('; ')}`
    if (line.textContent !== sentence) line.textContent = sentence
  }
}

/** Whole words only; a word in capitals only as it is written. */
function pattern (word) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}-])${escaped}(?![\\p{L}-])`, word === word.toUpperCase() ? 'u' : 'iu')
}

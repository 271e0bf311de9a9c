// Questions that several choices bring up (or a choice in a select): shown only while one of them is chosen.
// Without script they stand open, with the words that say when to answer.

/** Starts the blocks with data-reveal-name found below `root`. */
export function startReveals (root) {
  for (const block of root.querySelectorAll('[data-reveal-name]')) startReveal(block)
}

function startReveal (block) {
  const name = block.dataset.revealName
  const values = block.dataset.revealValues.split(' ')
  const controls = block.ownerDocument.getElementsByName(name)
  const show = () => { block.hidden = ![...controls].some(control => chosen(control).some(value => values.includes(value))) }
  for (const control of controls) control.addEventListener('change', show)
  show()
}

function chosen (control) {
  if (control.type === 'radio' || control.type === 'checkbox') return control.checked ? [control.value] : []
  return [control.value]
}

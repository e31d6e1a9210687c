/* The control with which a reader changes a choice: a button in place of a sentence,
   as long as it opens the panel of the site's consent tool. */
(() => {
  'use strict'

  /* Throws where the tool is not there. */
  async function open(button, event) {
    const { charterCall, charterArguments, charterPress } = button.dataset
    if (charterCall) {
      const path = charterCall.split('.')
      const name = path.pop()
      const owner = path.reduce((object, key) => object[key], window)
      await owner[name](...JSON.parse(charterArguments))
    } else if (charterPress) {
      document.querySelector(charterPress).click()
    } else if (!document.getElementById(button.hash.slice(1))) {
      event.preventDefault()
      throw new Error(`nothing has the id ${button.hash}`)
    }
  }

  for (const button of document.querySelectorAll('.charter-choice > .charter-button')) {
    const sentence = button.parentElement.querySelector('[aria-live] > p')
    if (!sentence) continue
    button.addEventListener('click', event => {
      open(button, event).then(
        () => { sentence.hidden = true },
        reason => {
          sentence.hidden = false
          console.warn('charter.js: the consent panel does not open:', reason)
        },
      )
    })
    button.hidden = false
    /* A content blocker may hide it all the same. */
    sentence.hidden = getComputedStyle(button).display !== 'none'
  }
})()

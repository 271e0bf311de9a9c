// Loaded in the head, deferred: says that the components' scripts can run, without an inline script.
document.body.classList.add('govuk-frontend-supported')

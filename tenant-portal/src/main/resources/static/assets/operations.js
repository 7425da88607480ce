// Asks before an act that people would notice, and sends it once.
document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent || (form.dataset.confirm && !window.confirm(form.dataset.confirm))) {
        event.preventDefault();
        return;
    }
    if (form.method !== 'post') return;
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
});

// A page that comes back out of the browser's memory may be sent again.
window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
        delete form.dataset.sent;
        form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
    }
});

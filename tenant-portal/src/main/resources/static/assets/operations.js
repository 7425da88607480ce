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

// A part of the page that the server tells anew every two seconds, while somebody looks at it.
for (const part of document.querySelectorAll('[data-live]')) {
    setInterval(() => refresh(part), 2000);
}

async function refresh(part) {
    if (document.hidden || part.contains(document.activeElement)) return;
    const answer = await fetch(part.dataset.live).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild;
    // What else there is to see and to do depends on whether it runs.
    if (fresh.dataset.state !== part.firstElementChild.dataset.state) window.location.reload();
    else part.replaceChildren(fresh);
}

// On every page of the storefront: nothing is sent twice, what cannot be undone is asked for, and the menu stays readable offline.

document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent || (form.dataset.confirm && !confirm(form.dataset.confirm))) {
        event.preventDefault();
        return;
    }
    if (event.defaultPrevented || form.method !== 'post') return;
    form.dataset.sent = 'yes';
    form.setAttribute('aria-busy', 'true');
});

// A page that comes back out of the browser's memory may be sent again.
addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
        delete form.dataset.sent;
        form.removeAttribute('aria-busy');
    }
});

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});

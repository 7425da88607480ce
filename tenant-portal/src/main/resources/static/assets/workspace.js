// What every page of the workspace has: menu, dialogs, protection against double submits, htmx.
const root = document.documentElement;
root.classList.add('scripted');

const csrf = () => document.querySelector('meta[name="csrf-token"]')?.content ?? '';

function navigation() {
    const button = document.querySelector('[data-navigation]');
    const menu = document.getElementById('navigation');
    if (!button || !menu) return;
    const show = open => {
        menu.classList.toggle('open', open);
        button.setAttribute('aria-expanded', String(open));
    };
    button.addEventListener('click', event => {
        event.preventDefault();
        show(!menu.classList.contains('open'));
        if (menu.classList.contains('open')) menu.querySelector('a').focus();
    });
    button.addEventListener('keydown', event => {
        if (event.key !== ' ') return;
        event.preventDefault();
        button.click();
    });
    document.addEventListener('click', event => {
        if (!menu.contains(event.target) && !button.contains(event.target)) show(false);
    });
    document.addEventListener('keydown', event => {
        if (event.key !== 'Escape' || !menu.classList.contains('open')) return;
        show(false);
        button.focus();
    });
}

function menus() {
    document.addEventListener('click', event => {
        for (const menu of document.querySelectorAll('[data-menu][open]')) {
            if (!menu.contains(event.target)) menu.open = false;
        }
    });
    document.addEventListener('keydown', event => {
        if (event.key !== 'Escape') return;
        for (const menu of document.querySelectorAll('[data-menu][open]')) {
            menu.open = false;
            menu.querySelector('summary').focus();
        }
    });
}

/** Asks in the page's own dialog; resolves to whether it is to be done. */
function ask(question) {
    const dialog = document.getElementById('confirm');
    dialog.querySelector('#confirm-text').textContent = question;
    dialog.returnValue = 'no';
    dialog.showModal();
    return new Promise(done =>
        dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
}

// <form data-confirm="…"> or <button data-confirm="…">: asked before the form leaves.
function confirmations() {
    document.addEventListener('submit', async event => {
        const form = event.target;
        const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
        if (!question || form.dataset.confirmed) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const submitter = event.submitter;
        if (!await ask(question)) return;
        form.dataset.confirmed = 'yes';
        form.requestSubmit(submitter);
        delete form.dataset.confirmed;
    }, true);
    document.addEventListener('htmx:confirm', event => {
        const question = event.detail.question;
        if (!question) return;
        event.preventDefault();
        ask(question).then(yes => { if (yes) event.detail.issueRequest(true); });
    });
}

// A form leaves once; its button shows that it is on its way.
function singleSubmits() {
    document.addEventListener('submit', event => {
        const form = event.target;
        if (event.defaultPrevented || form.method === 'dialog' || form.method === 'get') return;
        if (form.hasAttribute('hx-post')) return;
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = 'yes';
        event.submitter?.setAttribute('aria-busy', 'true');
    });
    // Back from the browser's memory, it may leave again.
    window.addEventListener('pageshow', () => {
        for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
        for (const busy of document.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy');
    });
}

// Says something in a corner of the page, also to those who listen to it.
function tell(text) {
    const toast = document.createElement('div');
    toast.className = 'toast-line';
    toast.textContent = text;
    document.getElementById('toasts').append(toast);
    setTimeout(() => toast.remove(), 8000);
}

function htmx() {
    document.addEventListener('htmx:configRequest', event => {
        event.detail.headers['X-CSRF-Token'] = csrf();
        event.detail.headers['Accept'] = 'application/problem+json, text/html;q=0.9';
    });
    document.addEventListener('htmx:beforeSwap', event => {
        const answer = event.detail.xhr;
        // Signed out in between: the way in is a page, not a part of this one.
        if (answer.responseURL.includes('/admin/login')) {
            event.detail.shouldSwap = false;
            location.reload();
            return;
        }
        // A refused form comes back with its errors: show it like any answer.
        const page = answer.getResponseHeader('Content-Type')?.startsWith('text/html');
        if (answer.status === 422 && page) event.detail.shouldSwap = true;
    });
    document.addEventListener('htmx:responseError', event => {
        const failed = document.body.dataset.failed;
        try {
            tell(JSON.parse(event.detail.xhr.responseText).detail ?? failed);
        } catch {
            tell(failed);
        }
    });
    document.addEventListener('htmx:sendError', () => tell(document.body.dataset.failed));
}

navigation();
menus();
confirmations();
singleSubmits();
htmx();
document.querySelector('[data-errors]')?.focus();

// What every page of the workspace has: menu, dialogs, protection against double submits, htmx.
const root = document.documentElement;
root.classList.add('scripted');

export const csrf = () => document.querySelector('meta[name="csrf-token"]')?.content ?? '';

function navigation() {
    const button = document.querySelector('[data-navigation]');
    const menu = document.getElementById('navigation');
    if (!button || !menu) return;
    const show = open => {
        menu.classList.toggle('open', open);
        button.setAttribute('aria-expanded', String(open));
    };
    button.addEventListener('click', () => show(!menu.classList.contains('open')));
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
export function ask(question) {
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

function htmx() {
    document.addEventListener('htmx:configRequest', event => {
        event.detail.headers['X-CSRF-Token'] = csrf();
    });
    // A refused form comes back as 422 with its errors: show it like any answer.
    document.addEventListener('htmx:beforeSwap', event => {
        if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
    });
}

navigation();
menus();
confirmations();
singleSubmits();
htmx();
document.querySelector('[data-errors]')?.focus();

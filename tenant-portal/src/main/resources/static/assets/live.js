// Keeps the parts of a page that are marked data-live as the server has them: a stream says that
// something changed, then the page itself is fetched again and its parts are taken over.
// Forms marked data-live-form are sent without leaving the page; without a connection they wait.
const root = document.querySelector('[data-live-stream]');
const stateLine = document.querySelector('[data-live-state]');
const messageLine = document.querySelector('[data-live-message]');
const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
const waiting = [];
let busy = false;
let again = false;
let soonest = 0;

function show(line, text) {
    if (!line) return;
    line.hidden = !text;
    line.textContent = text ?? '';
}

function state(offline) {
    const queued = waiting.length ? ' ' + (stateLine?.dataset.queued ?? '').replace('#', waiting.length) : '';
    show(stateLine, offline ? (stateLine?.dataset.offline ?? '') + queued : '');
}

function takeOver(page) {
    const key = document.activeElement?.dataset?.key;
    for (const part of document.querySelectorAll('[data-live]')) {
        const fresh = page.getElementById(part.id);
        if (fresh) part.replaceWith(fresh);
    }
    if (key) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
    document.dispatchEvent(new CustomEvent('live:updated'));
}

async function refresh() {
    if (busy) {
        again = true;
        return;
    }
    busy = true;
    try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (answer.redirected && new URL(answer.url).pathname !== location.pathname) location.reload();
        // Signed out or not allowed any more: nothing of it may stay on the screen.
        else if ([401, 403, 404].includes(answer.status)) location.reload();
        else if (answer.ok) takeOver(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
        state(true);
    } finally {
        busy = false;
        if (again) {
            again = false;
            refresh();
        }
    }
}

// Many changes at once are one look.
function soon() {
    clearTimeout(soonest);
    soonest = setTimeout(refresh, 150);
}

async function send(act) {
    const answer = await fetch(act.address, {
        method: 'POST',
        headers: { 'X-CSRF-Token': token, Accept: 'text/html' },
        body: new URLSearchParams(act.fields),
    });
    if (answer.ok) return show(messageLine, '');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    show(messageLine, page.querySelector('h1')?.textContent ?? answer.statusText);
}

async function flush() {
    while (waiting.length) {
        try {
            await send(waiting[0]);
            waiting.shift();
        } catch {
            state(true);
            return;
        }
    }
    soon();
}

document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.hasAttribute('data-live-form') || event.defaultPrevented) return;
    event.preventDefault();
    form.classList.add('is-sent');
    waiting.push({ address: form.action, fields: [...new FormData(form)] });
    if (waiting.length === 1) flush();
    else state(true);
});

function connect() {
    const events = new EventSource(root.dataset.liveStream);
    let known = false;
    events.addEventListener('open', () => {
        state(false);
        // Whatever was missed meanwhile is on the page that is fetched now.
        if (known) soon();
        known = true;
        if (waiting.length) flush();
    });
    events.addEventListener('change', soon);
    events.addEventListener('error', () => {
        state(true);
        if (events.readyState !== EventSource.CLOSED) return;
        setTimeout(() => { connect(); refresh(); }, 5000);
    });
    addEventListener('pagehide', () => events.close(), { once: true });
}

if (root) {
    connect();
    // Brought back as it was by the back button, its stream is closed.
    addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
    addEventListener('online', () => { refresh(); flush(); });
    setInterval(() => { if (!document.hidden) refresh(); }, 60000);
}

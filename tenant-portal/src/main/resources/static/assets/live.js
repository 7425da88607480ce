// Keeps the parts of a page that are marked data-live as the server has them: a stream says that
// something changed, then the page itself is fetched again and its parts are taken over.
// Forms marked data-live-form are sent without leaving the page; without a connection they wait.
// Whoever may not see the page any more sees nothing of it, but is told what has not been done.
const AGAIN = 5000;
const GONE = [401, 403, 404];
const root = document.querySelector('[data-live-stream]');
const stateLine = document.querySelector('[data-live-state]');
const messageLine = document.querySelector('[data-live-message]');
const waiting = [];
let events = null;
let left = false;
let refused = 0;
let sending = false;
let busy = false;
let again = false;
let pressed = false;
let soonest = 0;
let later = 0;

function show(line, text) {
    if (!line) return;
    line.hidden = !text;
    line.textContent = text ?? '';
}

function state(offline) {
    const queued = waiting.length ? ' ' + (stateLine?.dataset.queued ?? '').replace('#', waiting.length) : '';
    show(stateLine, offline ? (stateLine?.dataset.offline ?? '') + queued : '');
}

// What was pressed and is not done stays on the screen, and nothing else.
function leave(signedOut) {
    if (left) return;
    left = true;
    events?.close();
    const undone = waiting.length + refused;
    if (!undone) {
        location.reload();
        return;
    }
    const notice = document.querySelector(`template[data-live-ended="${signedOut ? 'signed-out' : 'closed'}"]`);
    document.body.replaceChildren(notice.content.cloneNode(true));
    document.title = document.querySelector('h1').textContent;
    const line = document.querySelector('[data-undone]');
    line.textContent = line.dataset.undone.replace('#', undone);
    document.querySelector('[data-reopen]').href = location.href;
}

function takeOver(page) {
    const key = document.activeElement?.dataset?.key;
    for (const part of document.querySelectorAll('[data-live]')) {
        const fresh = page.getElementById(part.id);
        if (fresh) part.replaceWith(fresh);
    }
    if (key) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
    refused = 0;
    document.dispatchEvent(new CustomEvent('live:updated'));
}

async function look() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const elsewhere = answer.redirected && new URL(answer.url).pathname !== location.pathname;
    if (elsewhere || GONE.includes(answer.status)) leave(elsewhere || answer.status === 401);
    // A button that is exchanged under the finger would not be pressed.
    else if (pressed) soon();
    else if (answer.ok && !left) takeOver(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    // It may answer, but not with the page: then what is shown is old.
    state(!answer.ok || events.readyState !== EventSource.OPEN);
}

async function refresh() {
    if (busy) {
        again = true;
        return;
    }
    busy = true;
    try {
        await look();
    } catch {
        state(true);
    } finally {
        busy = false;
        if (again && !left) {
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

// Why it is refused, in the words of the server.
async function reason(answer) {
    try {
        const problem = await answer.json();
        return problem.detail ?? problem.title;
    } catch {
        return answer.statusText || String(answer.status);
    }
}

// What is done leads somewhere; what is not says why, or that nobody is signed in.
async function send(act) {
    const answer = await fetch(act.address, {
        method: 'POST',
        redirect: 'manual',
        headers: { Accept: 'application/problem+json' },
        body: new URLSearchParams(act.fields),
    });
    if (answer.status === 401) {
        leave(true);
        return;
    }
    waiting.shift();
    const done = answer.ok || answer.type === 'opaqueredirect';
    if (!done) refused += 1;
    show(messageLine, done ? '' : await reason(answer));
}

async function flush() {
    if (sending) return;
    sending = true;
    clearTimeout(later);
    try {
        while (waiting.length && !left) await send(waiting[0]);
        if (!left) soon();
    } catch {
        state(true);
        later = setTimeout(flush, AGAIN);
    } finally {
        sending = false;
    }
}

addEventListener('pointerdown', () => { pressed = true; }, true);
for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, () => setTimeout(() => { pressed = false; }), true);
}

document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.hasAttribute('data-live-form') || event.defaultPrevented) return;
    event.preventDefault();
    if (form.classList.contains('is-sent')) return;
    form.classList.add('is-sent');
    waiting.push({ address: form.action, fields: [...new FormData(form)] });
    if (stateLine && !stateLine.hidden) state(true);
    flush();
});

function connect() {
    if (left) return;
    events = new EventSource(root.dataset.liveStream);
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
        if (left) return;
        state(true);
        if (events.readyState !== EventSource.CLOSED) return;
        refresh();
        setTimeout(connect, AGAIN);
    });
}

if (root) {
    connect();
    addEventListener('pagehide', () => events.close());
    // Brought back as it was by the back button, its stream is closed.
    addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
    addEventListener('online', () => { refresh(); flush(); });
    setInterval(() => { if (!document.hidden && !left) refresh(); }, 60000);
}

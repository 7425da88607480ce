// Keeps the progress page up to date; without it the page reloads itself.
const page = document.querySelector('[data-progress]');
const meter = page.querySelector('progress');
const now = page.querySelector('[data-now]');
const words = document.querySelector('[data-states]').content;
const events = new EventSource(page.dataset.events);

events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    meter.value = told.done;
    for (const step of told.steps) show(step);
    if (told.state === 'WORKING') return;
    events.close();
    setTimeout(() => window.location.reload(), 600);
};

// An answer that is no stream ends it for good; only the page itself can ask again.
events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(() => window.location.reload(), 3000);
};

function show(step) {
    const item = document.querySelector(`[data-step="${step.name}"]`);
    const kind = step.state.toLowerCase();
    if (item.className === kind) return;
    item.className = kind;
    item.querySelector('[data-step-state]').textContent = words.querySelector(`[data-for="${step.state}"]`).textContent;
    if (step.state === 'RUNNING') now.textContent = item.querySelector('.step-text').textContent;
}

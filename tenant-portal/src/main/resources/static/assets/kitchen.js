// What a kitchen screen does by itself: clocks that turn amber after 10 and red after 15 minutes,
// and a screen that stays awake.
const AMBER = 10 * 60;
const RED = 15 * 60;
let began = performance.now();
let open = false;

function tick() {
    const passed = Math.floor((performance.now() - began) / 1000);
    for (const card of document.querySelectorAll('[data-seconds]')) {
        const age = Math.max(0, Number(card.dataset.seconds) + passed);
        const clock = card.querySelector('[data-age]');
        clock.textContent = Math.floor(age / 60) + ':' + String(age % 60).padStart(2, '0');
        card.classList.toggle('is-amber', age >= AMBER && age < RED);
        card.classList.toggle('is-red', age >= RED);
    }
}

async function stayAwake() {
    if (document.hidden || !navigator.wakeLock) return;
    try {
        await navigator.wakeLock.request('screen');
    } catch {
        // A low battery may refuse it; the screen works all the same.
    }
}

document.addEventListener('toggle', event => {
    if (event.target.hasAttribute?.('data-keep-open')) open = event.target.open;
}, true);
document.addEventListener('live:updated', () => {
    began = performance.now();
    const list = document.querySelector('[data-keep-open]');
    if (list) list.open = open;
    tick();
});
document.addEventListener('visibilitychange', stayAwake);
document.addEventListener('pointerdown', stayAwake, { once: true });
stayAwake();
tick();
setInterval(tick, 1000);

// A bell for new orders: once for each, and again and again while one waits to be accepted.
// Browsers let a page make a sound only after somebody has touched it, hence the button.
const button = document.querySelector('[data-sound]');
const REPEAT = 6000;
let audio = null;
let known = null;
let timer = 0;

const board = () => document.querySelector('[data-sound-ids]');
const ids = () => (board()?.dataset.soundIds ?? '').split(' ').filter(Boolean);
const waits = () => Number(board()?.dataset.soundWaiting ?? 0) > 0;

function note(frequency, from, length) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.4, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + length);
}

function ring() {
    if (audio?.state !== 'running') return;
    const now = audio.currentTime;
    note(880, now, 0.25);
    note(1174, now + 0.22, 0.25);
    note(1568, now + 0.44, 0.5);
}

function listen() {
    const fresh = ids();
    const isNew = known && fresh.some(id => !known.has(id));
    known = new Set([...(known ?? []), ...fresh]);
    if (isNew) ring();
    clearInterval(timer);
    if (waits()) timer = setInterval(ring, REPEAT);
}

function say(on) {
    button.setAttribute('aria-pressed', String(on));
    button.querySelector('[data-sound-on]').hidden = !on;
    button.querySelector('[data-sound-off]').hidden = on;
    localStorage.setItem('order-sound', on ? 'on' : 'off');
}

async function turn(on) {
    audio ??= new AudioContext();
    await (on ? audio.resume() : audio.suspend());
    say(on);
    if (on) ring();
}

if (button) {
    button.hidden = false;
    button.addEventListener('click', () => turn(button.getAttribute('aria-pressed') !== 'true'));
    if (localStorage.getItem('order-sound') === 'on') {
        document.addEventListener('pointerdown', event => {
            if (!button.contains(event.target)) turn(true);
        }, { once: true });
    }
    listen();
    document.addEventListener('live:updated', listen);
}

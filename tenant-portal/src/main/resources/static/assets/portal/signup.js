// Helps with the sign-up form; the form works without it.
import { addressCheck, settled } from '../address-check.js';

const form = document.querySelector('[data-signup]');
const field = (name) => form.elements.namedItem(name);
const address = field('address');
const name = field('name');

document.querySelector('[data-summary]')?.focus();

// ---- address: proposed from the name until somebody changes it by hand
let byHand = address.value !== '';
const look = addressCheck('/signup/address', document.querySelector('[data-address-state]'));

const ask = settled(async (parameter, value, propose) => {
    const found = await look(parameter, value, propose);
    if (!found) return;
    if (propose && found.address) address.value = found.address;
    preview();
});
name.addEventListener('input', () => {
    preview();
    if (!byHand) ask('name', name.value, true);
});
address.addEventListener('input', () => {
    byHand = address.value !== '';
    if (byHand) ask('typed', address.value, false);
    else ask('name', name.value, true);
});

// ---- code by text message, with a countdown
const send = document.querySelector('[data-send-code]');
const codeState = document.querySelector('[data-code-state]');
const label = send.textContent;
const csrf = document.querySelector('meta[name="csrf-token"]')?.content ?? '';

send.addEventListener('click', async (event) => {
    event.preventDefault();
    send.disabled = true;
    const answer = await fetch('/signup/codes', {
        method: 'POST',
        headers: { Accept: 'application/json', 'X-CSRF-Token': csrf },
        body: new URLSearchParams({ phone: field('phone').value }),
    }).catch(() => null);
    if (answer?.ok) {
        codeState.className = 'state good';
        codeState.textContent = send.dataset.sent;
        field('code').focus();
        countDown(60);
        return;
    }
    const problem = answer ? await answer.json().catch(() => ({})) : {};
    codeState.className = 'state bad';
    codeState.textContent = problem.detail ?? '';
    send.disabled = false;
    field('phone').focus();
});

// Enter in the phone's field asks for the code; in any other it sends the form.
field('phone').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || send.disabled) return;
    event.preventDefault();
    send.click();
});

function countDown(seconds) {
    send.textContent = send.dataset.wait.replace('{0}', seconds);
    if (seconds > 0) return setTimeout(() => countDown(seconds - 1), 1000);
    send.textContent = label;
    send.disabled = false;
}

// ---- what diners will see
const shown = document.querySelector('[data-preview]');
const shownName = shown.querySelector('[data-preview-name]');
function preview() {
    const colour = field('colour').value === 'custom' ? field('custom').value : field('colour').value;
    shown.style.setProperty('--shop', colour);
    const text = name.value.trim();
    shownName.textContent = text || shownName.dataset.empty;
    shown.querySelector('[data-preview-letter]').textContent = [...(text || shownName.dataset.empty)][0];
    const cuisine = field('cuisine').value;
    if (!cuisine) return;
    for (const use of shown.querySelectorAll('[data-preview-dish]')) {
        use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#${cuisine}`));
    }
}
for (const input of form.querySelectorAll('[name="colour"], [name="cuisine"]')) {
    input.addEventListener('change', preview);
}
field('custom').addEventListener('input', () => {
    form.querySelector('[name="colour"][value="custom"]').checked = true;
    preview();
});
preview();

// ---- what has been mended is no longer marked
form.addEventListener('input', (event) => {
    const mended = event.target.closest('.field.bad');
    if (!mended) return;
    mended.classList.remove('bad');
    mended.querySelector('.error')?.remove();
    event.target.removeAttribute('aria-invalid');
});

// ---- once is enough
form.addEventListener('submit', () => {
    const button = form.querySelector('[data-join]');
    button.disabled = true;
    button.textContent = button.dataset.busy;
});
window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
});

// The checkout: the price follows every choice; nothing is lost on the way.
import { $, swap } from './dom.js';

const form = $('checkout-form');

/* What is asked for depends on how the meal reaches the diner. */

function showParts() {
    const way = new FormData(form).get('way');
    for (const part of form.querySelectorAll('.way-part')) part.hidden = part.dataset.way !== way;
    const book = form.querySelector('input[name=address]:checked');
    $('new-address').hidden = Boolean(book?.value);
}

let asked = 0;
async function requote() {
    const own = ++asked;
    $('quote').setAttribute('aria-busy', 'true');
    try {
        const body = new URLSearchParams(new FormData(form));
        await swap('/checkout/quote', { method: 'POST', body }, own === asked ? ['stands', 'quote'] : []);
    } catch {
        form.querySelector('[data-testid=place-order]').title = form.dataset.offline;
    }
    $('quote').removeAttribute('aria-busy');
}

// What was wrong is right again, as far as one can tell here, once it is touched.
function mended(field) {
    field.removeAttribute('aria-invalid');
    $(field.id + '-error')?.remove();
}

form.addEventListener('input', ({ target }) => mended(target));
form.addEventListener('change', (event) => {
    if (event.target.name === 'point') $('gps').value = 'no';
    showParts();
    if (['way', 'address', 'point', 'coupon'].includes(event.target.name)) requote();
});

/* Where the diner is */

const locate = $('locate');
if (navigator.geolocation) locate.hidden = false;
locate.addEventListener('click', () => {
    const hint = $('point-hint');
    hint.textContent = form.dataset.locating;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
        $('point').value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
        $('gps').value = 'yes';
        hint.textContent = form.dataset.located;
        mended($('point'));
        requote();
    }, () => {
        hint.textContent = form.dataset.denied;
    }, { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 });
});

/* Remarks by a tap */

$('chips').hidden = false;
$('chips').addEventListener('click', ({ target }) => {
    if (!target.matches('.chip')) return;
    const remark = $('remark');
    const parts = remark.value.split(/[，,]\s*/).filter(Boolean);
    const at = parts.indexOf(target.textContent);
    if (at < 0) parts.push(target.textContent);
    else parts.splice(at, 1);
    const text = parts.join('，');
    if (text.length <= remark.maxLength) remark.value = text;
    pressed();
});
$('remark').addEventListener('input', pressed);

function pressed() {
    const parts = $('remark').value.split(/[，,]\s*/);
    for (const chip of $('chips').children) {
        chip.setAttribute('aria-pressed', String(parts.includes(chip.textContent)));
    }
}

pressed();
showParts();
$('problems')?.focus();
// A checkout that comes back out of the browser's memory shows old prices and an old key.
addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
});

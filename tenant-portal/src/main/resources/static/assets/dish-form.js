// The form of a dish: rows that come and go, and a photo that is sent as soon as it is chosen.
const form = document.querySelector('[data-dish-form]');
const csrf = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
const NAMED = ['name', 'id', 'for', 'aria-describedby'];

// --- rows -----------------------------------------------------------------------------------

function renumber() {
    for (const rows of form.querySelectorAll('[data-rows="skus"], [data-rows="groups"]')) {
        [...rows.children].forEach((row, i) => {
            number(row, new RegExp(`^${rows.dataset.rows}\\[\\d*\\]`), `${rows.dataset.rows}[${i}]`);
            const addOns = row.querySelector('[data-rows="addOns"]');
            if (addOns) [...addOns.children].forEach((inner, j) =>
                number(inner, /^(groups\[\d+\])\.addOns\[\d*\]/, `$1.addOns[${j}]`));
        });
    }
}

function number(row, pattern, name) {
    for (const part of row.querySelectorAll('*')) {
        for (const attribute of NAMED) {
            const value = part.getAttribute(attribute);
            if (value) part.setAttribute(attribute, value.replace(pattern, name));
        }
    }
}

function add(kind, button) {
    const rows = button.closest('section, fieldset').querySelector(`[data-rows="${kind}"]`);
    rows.append(document.getElementById(`row-${kind}`).content.firstElementChild.cloneNode(true));
    const added = rows.lastElementChild;
    if (kind === 'groups') add('addOns', added.querySelector('[data-add="addOns"]'));
    renumber();
    added.querySelector('input:not([type="hidden"])').focus();
}

function remove(row) {
    const rows = row.parentElement;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const last = rows.dataset.rows === 'skus' && rows.children.length === 1;
    if (last) for (const input of row.querySelectorAll('input')) input.value = '';
    else row.remove();
    renumber();
    const focus = last ? row : next ?? rows.parentElement;
    focus.querySelector('input:not([type="hidden"]), button')?.focus();
}

form.addEventListener('click', event => {
    const adding = event.target.closest('[data-add]');
    if (adding) add(adding.dataset.add, adding);
    const removing = event.target.closest('[data-remove]');
    if (removing) remove(removing.closest('[data-row]'));
});

// --- photo ----------------------------------------------------------------------------------

const box = form.querySelector('[data-photo]');
const part = name => box.querySelector(`[data-${name}]`);
const file = box.querySelector('input[type="file"]');
const chosen = form.querySelector('[data-picture]');
const LARGEST = 8_000_000;

function show(id) {
    chosen.value = id;
    part('preview').hidden = !id;
    if (id) part('preview').src = `/pictures/${id}/card.jpg`;
    part('none').hidden = Boolean(id);
    part('photo-remove').hidden = !id;
}

function tell(text, wrong) {
    part('status').textContent = text;
    file.classList.toggle('is-invalid', wrong);
}

function upload(photo) {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', photo);
    request.open('POST', '/admin/pictures');
    request.setRequestHeader('X-CSRF-Token', csrf);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => {
        if (event.lengthComputable) part('progress').value = 100 * event.loaded / event.total;
    });
    request.addEventListener('loadend', () => {
        part('progress').hidden = true;
        const answer = request.response;
        if (request.status === 200) {
            show(answer.id);
            tell(box.dataset.done, false);
        } else tell(answer?.detail ?? box.dataset.failed, true);
    });
    part('progress').value = 0;
    part('progress').hidden = false;
    request.send(body);
}

file.addEventListener('change', () => {
    const photo = file.files[0];
    if (!photo) return;
    // It travels ahead: the form itself need not carry it any more.
    file.value = '';
    if (photo.size > LARGEST) tell(box.dataset.tooLarge, true);
    else upload(photo);
});

part('photo-remove').addEventListener('click', () => {
    show('');
    tell('', false);
    file.focus();
});

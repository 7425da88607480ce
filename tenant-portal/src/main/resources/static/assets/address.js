// Helps on the page of the restaurant's address, which works without it.
import { addressCheck, settled } from './address-check.js';

const field = document.getElementById('typed');
if (field) {
    const check = addressCheck('/admin/address/free', document.querySelector('[data-address-state]'));
    const look = settled(check);
    field.addEventListener('input', () => {
        field.classList.remove('is-invalid');
        field.removeAttribute('aria-invalid');
        check('typed', ''); // what was said of the letters before
        look('typed', field.value);
    });
}

const copy = document.querySelector('[data-copy]');
if (copy) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
        const url = document.getElementById(copy.dataset.copy);
        try {
            await navigator.clipboard.writeText(url.value);
        } catch {
            // Without the permission, or on plain http: the old way still works.
            url.select();
            document.execCommand('copy');
        }
        document.querySelector('[data-copy-status]').textContent = copy.dataset.copied;
    });
}

// What is to be decided is read first.
document.getElementById('sure')?.focus();

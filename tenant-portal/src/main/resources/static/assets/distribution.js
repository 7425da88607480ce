// Copies the share link, and says so.
for (const button of document.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', async () => {
        const field = document.getElementById(button.dataset.copy);
        try {
            await navigator.clipboard.writeText(field.value);
        } catch {
            // Without the permission, or on plain http: the old way still works.
            field.select();
            document.execCommand('copy');
        }
        document.querySelector('[data-copy-status]').textContent = button.dataset.copied;
    });
}
document.querySelector('[data-errors]')?.focus();

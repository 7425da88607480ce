/* Copies a number to the clipboard and says so. */
document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = '已复制';
    setTimeout(() => { button.textContent = '复制'; }, 1500);
});

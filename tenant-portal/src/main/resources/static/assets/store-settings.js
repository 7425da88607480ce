// Copies Monday's hours to the other days.
const hours = document.querySelector('[data-hours]');
const button = document.querySelector('[data-copy-hours]');
if (hours && button) {
    button.hidden = false;
    button.addEventListener('click', () => {
        const [first, ...others] = hours.querySelectorAll('.hours-day');
        const times = [...first.querySelectorAll('input')].map(input => input.value);
        for (const day of others) {
            day.querySelectorAll('input').forEach((input, i) => { input.value = times[i]; });
            const more = day.querySelector('details');
            more.open = [...more.querySelectorAll('input')].some(input => input.value);
        }
    });
}

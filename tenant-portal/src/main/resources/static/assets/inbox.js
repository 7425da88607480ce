// New messages appear by themselves, but not while somebody types a number.
setInterval(() => {
    if (document.visibilityState === 'visible' && document.activeElement?.id !== 'phone') location.reload();
}, 5000);

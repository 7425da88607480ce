// Says while somebody types whether an address can be had. An answer that was overtaken by the
// next question is not shown.
export function addressCheck(path, state) {
    let latest = 0;

    function show(text, kind) {
        state.textContent = text;
        state.className = `${state.className.split(' ')[0]} ${kind}`;
    }

    return async (parameter, value, propose = false) => {
        const turn = ++latest;
        if (value.trim() === '') return void show('', '');
        const answer = await fetch(`${path}?${parameter}=${encodeURIComponent(value)}`, {
            headers: { Accept: 'application/json' },
        }).catch(() => null);
        if (turn !== latest) return;
        if (!answer || !answer.ok) return void show('', '');
        const found = await answer.json();
        show(found.message, found.address ? (found.good || propose ? 'good' : 'note') : 'bad');
        return found;
    };
}

/** What is called again and again is done once, when nobody has called for a moment. */
export function settled(work) {
    let timer;
    return (...values) => {
        clearTimeout(timer);
        timer = setTimeout(() => work(...values), 250);
    };
}

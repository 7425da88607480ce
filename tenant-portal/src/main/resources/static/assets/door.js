// Sends the code without leaving the page, and counts down until the next one may be asked for.
const WAIT = 60;
const button = document.querySelector("[data-send-code]");
const news = document.getElementById("code-news");

function say(text, bad) {
    news.textContent = text;
    news.classList.toggle("door-news-bad", Boolean(bad));
}

function countDown(left) {
    button.disabled = left > 0;
    button.textContent = left > 0 ? button.dataset.wait.replace("{0}", left) : button.dataset.again;
    if (left > 0) setTimeout(countDown, 1000, left - 1);
}

async function send(form) {
    button.disabled = true;
    try {
        const answer = await fetch(button.formAction, {
            method: "POST",
            headers: {Accept: "application/json"},
            body: new URLSearchParams(new FormData(form)),
        });
        if (answer.ok) {
            say(button.dataset.sent);
            countDown(WAIT);
            form.elements.code.focus();
        } else {
            const problem = await answer.json();
            say(problem.detail, true);
            button.disabled = false;
        }
    } catch {
        say(button.dataset.offline, true);
        button.disabled = false;
    }
}

if (button) {
    button.addEventListener("click", event => {
        event.preventDefault();
        if (button.form.elements.phone.reportValidity()) send(button.form);
    });
    const code = button.form.elements.code;
    code.required = true;
    // A form's first button is what Enter presses: here the one that sends, which may have to wait.
    code.addEventListener("keydown", event => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        button.form.requestSubmit(button.form.querySelector(".door-submit"));
    });
    if (news.dataset.fresh) countDown(WAIT);
}

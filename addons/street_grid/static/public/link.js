// Puts the place of the device into the form, when the person presses the button for it.
document.getElementById("street_place").addEventListener("click", (event) => {
    const state = document.getElementById("street_place_state");
    state.textContent = event.currentTarget.dataset.busy;
    const { done, failed } = event.currentTarget.dataset;
    navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
            document.getElementById("street_latitude").value = coords.latitude;
            document.getElementById("street_longitude").value = coords.longitude;
            state.textContent = done;
        },
        () => {
            state.textContent = failed;
        },
        { enableHighAccuracy: true, timeout: 15000 }
    );
});

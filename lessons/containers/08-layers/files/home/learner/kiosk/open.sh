echo "The kiosk is open."

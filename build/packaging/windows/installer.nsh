; What an installation on Windows registers beyond its files, and takes back. electron-builder includes this file and
; calls customInstall and customUnInstall; its own `protocols` mean nothing to NSIS.
; SHELL_CONTEXT is the user's part of the registry or the machine's, as the installation is for one or for all.

!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

; The same as in main/identity.ts: Windows starts this class when a notification is clicked.
!define RINGSIDE_TOAST_CLSID "{7C6E1A52-3D0B-4F4E-9B61-6A2E5C1F8D37}"
; Older NSIS does not know this one (propkey.h).
!define /ifndef PKEY_AppUserModel_ToastActivatorCLSID '"{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}",26'
!define RINGSIDE_PROGID "Ringside.Call"
!define RINGSIDE_CAPABILITIES "Software\Ringside\Capabilities"

; Windows 10 and 11 let the user choose among programs that name their abilities (learn.microsoft.com, "Default
; Programs"); nothing that an installer writes makes one the default.
!macro ringsideOffers SCHEME
  WriteRegStr SHELL_CONTEXT "${RINGSIDE_CAPABILITIES}\URLAssociations" "${SCHEME}" "${RINGSIDE_PROGID}"
!macroend

!macro ringsideRegisterLinks
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGSIDE_PROGID}" "" "Ringside call"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGSIDE_PROGID}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGSIDE_PROGID}\DefaultIcon" "" '"$appExe",0'
  ; What follows `--` is never an option: a link comes from a page.
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RINGSIDE_PROGID}\shell\open\command" "" '"$appExe" -- "%1"'
  WriteRegStr SHELL_CONTEXT "${RINGSIDE_CAPABILITIES}" "ApplicationName" "Ringside"
  WriteRegStr SHELL_CONTEXT "${RINGSIDE_CAPABILITIES}" "ApplicationDescription" "${APP_DESCRIPTION}"
  WriteRegStr SHELL_CONTEXT "${RINGSIDE_CAPABILITIES}" "ApplicationIcon" '"$appExe",0'
  !insertmacro ringsideOffers "tel"
  !insertmacro ringsideOffers "callto"
  !insertmacro ringsideOffers "sip"
  !insertmacro ringsideOffers "sips"
  !insertmacro ringsideOffers "ringside"
  ; A scheme of our own is nobody else's: it needs no choice.
  WriteRegStr SHELL_CONTEXT "Software\Classes\ringside" "" "URL:Ringside"
  WriteRegStr SHELL_CONTEXT "Software\Classes\ringside" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\ringside\shell\open\command" "" '"$appExe" -- "%1"'
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Ringside" "${RINGSIDE_CAPABILITIES}"
!macroend

; Windows takes a notification's class from the Start menu shortcut (learn.microsoft.com, "Send a local toast
; notification from other types of unpackaged apps"); NSIS has no instruction for it, so the shell is asked directly.
!macro ringsideMarkShortcut LINK
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${LINK}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ToastActivatorCLSID})p.r3'
        System::Call '*(&g16 "${RINGSIDE_TOAST_CLSID}")p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_CLSID},,p r4)p.r5'
        ${IPropertyStore::SetValue} $2 '($3,$5)'
        ${IPropertyStore::Commit} $2 ""
        ${IPersistFile::Save} $1 '("${LINK}", 1)'
        System::Free $5
        System::Free $4
        System::Free $3
        ${IUnknown::Release} $2 ""
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

!macro ringsideTellTheShell
  ; SHCNE_ASSOCCHANGED: else the new choice is seen after the next logon only.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

; What the program entered for its user when it was told to open links; another program's entry is left alone.
!macro ringsideForget SCHEME
  ReadRegStr $0 HKCU "Software\Classes\${SCHEME}\shell\open\command" ""
  StrLen $1 '"$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
  StrCpy $0 $0 $1
  ${If} $0 == '"$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    DeleteRegKey HKCU "Software\Classes\${SCHEME}"
  ${EndIf}
!macroend

!macro customInstall
  !insertmacro ringsideRegisterLinks
  !insertmacro ringsideMarkShortcut "$newStartMenuLink"
  !insertmacro ringsideTellTheShell
!macroend

!macro customUnInstall
  ; An update removes the old version first: the user's choice of programs must outlive that.
  ${IfNot} ${isUpdated}
    DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Ringside"
    DeleteRegKey SHELL_CONTEXT "Software\Ringside"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\${RINGSIDE_PROGID}"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\ringside"
    !insertmacro ringsideForget "tel"
    !insertmacro ringsideForget "callto"
    !insertmacro ringsideForget "sip"
    !insertmacro ringsideForget "sips"
    !insertmacro ringsideForget "ringside"
    ; Written by the program itself: the switch "start at login", and the class of its notifications.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    DeleteRegKey HKCU "Software\Classes\CLSID\${RINGSIDE_TOAST_CLSID}"
    !insertmacro ringsideTellTheShell
  ${EndIf}
!macroend
